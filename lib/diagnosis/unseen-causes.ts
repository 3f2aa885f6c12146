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
    code: 'A3',
    reason: 'Consul shows its replication token as "hidden" whether one is set or not.',
    shownBy:
      'ACL replication that stops with "Permission denied" is seen; that the token is empty shows only in the configuration of the secondary\'s servers.',
  },
  {
    code: 'F7',
    reason: 'A primary with primary_gateways does not start, so it answers nothing.',
    shownBy: "The server's own log: 'primary_gateways' should only be configured in a secondary datacenter.",
  },
  {
    code: 'N1',
    reason: 'The keys of the gossip pools are not read, since they are secrets.',
    shownBy:
      '`consul keyring -list` in every datacenter, and "No installed keys could decrypt the message" in the log.',
  },
];
