import { everyWayTouches, isBetweenOrOf } from '../../consequences';
import { indexFederation } from '../../federation-index';
import { flappingServers } from '../../flapping';
import {
  folding,
  FROM_THE_PRIMARY,
  RECORDS,
  sameDatacenter,
  sameServer,
  WAN_VIEWS,
  WAYS,
  type Folding,
  type When,
} from '../../folding';

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

/** A member that its own datacenter, that of the cause, no longer lists. */
const isGoneFromThere: When = (cause, symptom, federation) => {
  const { subject } = symptom;
  if (subject.kind !== 'server' || !sameDatacenter(cause, symptom, federation)) return false;
  const datacenter = indexFederation(federation).datacenters.get(subject.datacenter);
  const server = datacenter?.servers.find(({ node }) => node === subject.server);
  return server !== undefined && server.lan.known && server.lan.value === 'none';
};

/** Rules about datacenters whose gossip the others cannot read. */
const APART = ['gossip-encryption-differs', 'gossip-keys-differ'] as const;

/** What else keeps a datacenter out of the WAN pool, seen for what it is. */
const KEEPS_OUT = [
  'gossip-encryption-differs',
  'unknown-primary-datacenter',
  'disagreeing-primary-datacenters',
  'primary-gateways-without-flag',
  'no-primary-gateways',
  'stale-primary-gateways',
  'expired-certificate',
  'certificate-not-yet-valid',
  'foreign-certificate-authority',
  'certificate-not-for-clients',
  'refused-certificate',
  'server-without-certificate',
  'different-domains',
] as const;

/** What one pool sees shows in the others and in the pair. */
export const GOSSIP_FOLDINGS: readonly Folding[] = [
  ...APART.flatMap((rule) => [
    ...folding(rule, WAYS, whileCutOff(everyWayTouches)),
    ...folding(rule, WAN_VIEWS, whileCutOff(isBetweenOrOf)),
    // A datacenter that never joins is told of no gateways, and its own are told to nobody.
    ...folding(
      rule,
      ['no-usable-mesh-gateway', ...RECORDS, ...FROM_THE_PRIMARY],
      whileCutOff(sameDatacenter),
    ),
  ]),
  ...KEEPS_OUT.flatMap((rule) => folding(rule, ['gossip-keys-differ'], sameDatacenter)),
  // A server that was renamed leaves its old name behind.
  ...folding(
    'dotted-node-name',
    ['failed-wan-member', 'unreaped-failed-member', 'zombie-wan-member'],
    isGoneFromThere,
  ),
  ...folding('unreaped-failed-member', ['failed-wan-member', 'flapping-member'], sameServer),
  ...folding('zombie-wan-member', ['failed-wan-member', 'unreaped-failed-member'], sameServer),
  ...folding('member-stuck-leaving', ['failed-wan-member'], sameServer),
  ...folding('flapping-member', ['dead-server'], isFlapping),
  ...folding('flapping-member', ['disagreeing-wan-views', 'no-alive-wan-member'], isBetweenOrOf),
  ...folding('failed-wan-member', ['no-alive-wan-member'], isBetweenOrOf),
  ...folding('disagreeing-wan-views', ['no-alive-wan-member'], isBetweenOrOf),
];
