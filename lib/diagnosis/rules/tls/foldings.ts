import { datacenterOf, isBetweenOrOf, waysOf } from '../../consequences';
import { folding, sameDatacenter, WAN_VIEWS, WAYS, type Folding, type When } from '../../folding';

/** What a request meets when TLS refuses, at once or once the router has given up: the refusal itself, or the bare text. */
const REFUSED = ['tls-identity', 'tls', 'no-server-reachable', 'neighbour-dial', 'connection-lost'];
/** A server that is refused as a client loses its view of the others. */
const CUT_OFF = [...REFUSED, 'no-path', 'no-usable-gateway', 'gateway-dial', 'agent-timeout'];

/** Every failing way leads to the datacenter, or out of it when the certificate is refused both ways. */
const isRefused =
  (directions: 'in' | 'out' | 'both'): When =>
  (cause, symptom, federation) => {
    const name = datacenterOf(cause);
    const ways = waysOf(symptom, federation);
    return (
      ways.length > 0 &&
      ways.every(({ from, to, failure }) => {
        if (to === name && directions !== 'out') return failure === null || REFUSED.includes(failure.kind);
        if (from === name && directions !== 'in') return failure === null || CUT_OFF.includes(failure.kind);
        return false;
      })
    );
  };

/** Certificates that are refused in both directions. */
const REFUSED_BOTH_WAYS = [
  'expired-certificate',
  'certificate-not-yet-valid',
  'foreign-certificate-authority',
  'certificate-not-for-clients',
];

/** A refused certificate closes ways, then pools and replication follow. */
export const TLS_FOLDINGS: readonly Folding[] = [
  ...folding('certificate-without-server-name', WAYS, isRefused('in')),
  ...folding('certificate-without-server-name', WAN_VIEWS, isBetweenOrOf),
  ...REFUSED_BOTH_WAYS.flatMap((rule) => [
    ...folding(rule, WAYS, isRefused('both')),
    ...folding(rule, WAN_VIEWS, isBetweenOrOf),
    ...folding(rule, ['outdated-gateway-addresses'], sameDatacenter),
  ]),
];
