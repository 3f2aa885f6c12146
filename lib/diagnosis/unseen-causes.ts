/** A root cause that no rule names, because nothing that Consul's HTTP API tells is proof of it. */
export type UnseenCause = {
  /** Of catalogue.ts. */
  code: string;
  /** Why it is not seen. */
  reason: string;
  /** Where it would show, one plain sentence. */
  shownBy: string;
};

/** What is not seen is said, so that nobody takes silence for health. Only what no rule covers stands here. */
export const UNSEEN_CAUSES: readonly UnseenCause[] = [
  {
    code: 'F7',
    reason: 'A primary with primary_gateways does not start, so it answers nothing.',
    shownBy: "The server's own log: 'primary_gateways' should only be configured in a secondary datacenter.",
  },
  {
    code: 'N2',
    reason:
      'Gossip falls back to TCP, and other datacenters pass on what is missing: the members stay alive. When they do flap, a finding says so, and that a closed UDP port may be why.',
    shownBy: "A server's own log: Was able to connect to … over TCP but UDP probes failed.",
  },
];

const PROBE = 'The path probe (off by default): it dials every server and reads its certificate.';

/** Root causes that a rule names, but not always: what it looks at may stay silent. */
export const PARTLY_SEEN_CAUSES: readonly UnseenCause[] = [
  {
    code: 'G6',
    reason: 'A wrong address is seen when it is dialled, and connections that are open go on.',
    shownBy: PROBE,
  },
  {
    code: 'T1',
    reason: 'Where only one of several servers has such a certificate, the others carry the load.',
    shownBy: PROBE,
  },
  {
    code: 'T2',
    reason:
      'Connections that are open go on, and where it is one of several servers, the others carry the load.',
    shownBy: PROBE,
  },
  {
    code: 'A2',
    reason:
      'After a token was replaced or weakened while servers run, queries that are under way keep the old one, and nothing fails until something has to be written.',
    shownBy: "The log of the secondary's leader: replication error … ACL not found, or Permission denied.",
  },
];
