import { datacenterOf, isBetweenOrOf, waysOf } from '../../consequences';
import { folding, sameDatacenter, sameServer, WAN_VIEWS, WAYS, type Folding, type When } from '../../folding';

/** What a request meets when TLS refuses, at once or once the router has given up: the refusal itself, or the bare text. */
const REFUSED = ['tls-identity', 'tls', 'no-server-reachable', 'neighbour-dial', 'connection-lost'];
/** A server that is refused as a client loses its view of the others. */
const CUT_OFF = [...REFUSED, 'no-path', 'no-usable-gateway', 'gateway-dial', 'agent-timeout'];

/** Every failing way leads to the datacenter, or out of it when the certificate is refused both ways. */
const isRefused =
  (directions: 'in' | 'out' | 'both'): When =>
  (cause, symptom, federation) => {
    const name = datacenterOf(cause);
    const ways = cause.latent === true ? [] : waysOf(symptom, federation);
    return (
      ways.length > 0 &&
      ways.every(({ from, to, failure }) => {
        if (to === name && directions !== 'out') return failure === null || REFUSED.includes(failure.kind);
        if (from === name && directions !== 'in') return failure === null || CUT_OFF.includes(failure.kind);
        return false;
      })
    );
  };

/** A latent fault has no consequences yet. */
const whileRefused =
  (when: When): When =>
  (cause, symptom, federation) =>
    cause.latent !== true && when(cause, symptom, federation);

/** What a server is refused for in both directions, surest first: what is read beats what is inferred. */
const REFUSED_BOTH_WAYS = [
  'different-domains',
  'server-without-certificate',
  'different-clocks',
  'expired-certificate',
  'certificate-not-yet-valid',
  'foreign-certificate-authority',
  'certificate-not-for-clients',
  'refused-certificate',
];

/** It no longer talks to its own neighbours either, and autopilot asks even itself with TLS. */
const IN_ITS_DATACENTER = [
  'unhealthy-server',
  'server-without-leader',
  'dead-server',
  'raft-peer-not-alive',
  'missing-server',
];

/** Not about a server that is known to be another one. */
const sameServerOrDatacenter: When = (cause, symptom, federation) =>
  cause.subject.kind === 'server' && symptom.subject.kind === 'server'
    ? sameServer(cause, symptom, federation)
    : sameDatacenter(cause, symptom, federation);

/** A refused certificate closes ways, then pools and replication follow. */
export const TLS_FOLDINGS: readonly Folding[] = [
  // One fault is the reason for another: names follow the domain, a refusal follows what is wrong.
  ...folding('different-domains', ['certificate-without-server-name', 'refused-certificate'], sameDatacenter),
  ...['expired-certificate', 'certificate-not-yet-valid', 'foreign-certificate-authority'].flatMap((rule) =>
    folding(rule, ['certificate-not-for-clients', 'refused-certificate'], sameServerOrDatacenter),
  ),
  // Consul does not start with verification on and no certificate.
  ...folding('server-without-certificate', ['different-tls-verification'], sameServerOrDatacenter),
  ...folding('certificate-not-for-clients', ['refused-certificate'], sameServerOrDatacenter),
  ...folding('certificate-without-server-name', WAYS, isRefused('in')),
  ...folding('certificate-without-server-name', WAN_VIEWS, isBetweenOrOf),
  ...folding('certificate-without-server-name', IN_ITS_DATACENTER, sameServerOrDatacenter),
  ...REFUSED_BOTH_WAYS.flatMap((rule) => [
    ...folding(rule, WAYS, isRefused('both')),
    ...folding(rule, WAN_VIEWS, whileRefused(isBetweenOrOf)),
    ...folding(rule, ['outdated-gateway-addresses'], whileRefused(sameDatacenter)),
    ...folding(rule, IN_ITS_DATACENTER, whileRefused(sameServerOrDatacenter)),
  ]),
];
