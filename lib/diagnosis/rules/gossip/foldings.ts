import { everyWayTouches, isBetweenOrOf } from '../../consequences';
import { flappingServers } from '../../flapping';
import { folding, sameDatacenter, sameServer, WAN_VIEWS, WAYS, type Folding, type When } from '../../folding';

/** It keeps the datacenter out of the WAN pool altogether, not only at the next restart. */
const whileCutOff =
  (when: When): When =>
  (cause, symptom, federation) =>
    cause.severity === 'critical' && when(cause, symptom, federation);

/** The server is dead only at the moment. */
const isFlapping: When = (_cause, { subject }, federation) =>
  subject.kind === 'server' &&
  [...flappingServers(federation).keys()].some(
    ({ node, datacenter }) => node === subject.server && datacenter === subject.datacenter,
  );

/** What one pool sees shows in the others and in the pair. */
export const GOSSIP_FOLDINGS: readonly Folding[] = [
  ...folding('gossip-encryption-differs', WAYS, whileCutOff(everyWayTouches)),
  ...folding('gossip-encryption-differs', WAN_VIEWS, whileCutOff(isBetweenOrOf)),
  // A datacenter that never joins is told of no gateways, and its own are told to nobody.
  ...folding(
    'gossip-encryption-differs',
    ['no-usable-mesh-gateway', 'outdated-gateway-addresses'],
    whileCutOff(sameDatacenter),
  ),
  ...folding('unreaped-failed-member', ['failed-wan-member', 'flapping-member'], sameServer),
  ...folding('zombie-wan-member', ['failed-wan-member', 'unreaped-failed-member'], sameServer),
  ...folding('member-stuck-leaving', ['failed-wan-member'], sameServer),
  ...folding('flapping-member', ['dead-server'], isFlapping),
  ...folding('flapping-member', ['disagreeing-wan-views', 'no-alive-wan-member'], isBetweenOrOf),
  ...folding('failed-wan-member', ['no-alive-wan-member'], isBetweenOrOf),
  ...folding('disagreeing-wan-views', ['no-alive-wan-member'], isBetweenOrOf),
];
