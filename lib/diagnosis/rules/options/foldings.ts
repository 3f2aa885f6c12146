import {
  everyWayLacksPath,
  everyWayTouches,
  failsByDialling,
  isAllThatDiffers,
  isBetweenOrOf,
  joinsDifferentModes,
} from '../../consequences';
import { dialsPrimaryGatewaysOf } from '../../primary-gateway-dials';
import {
  farFolding,
  folding,
  type Folding,
  FROM_THE_PRIMARY,
  liesInThePrimary,
  RECORDS,
  sameDatacenter,
  sameServer,
  WAN_VIEWS,
  WAYS,
} from '../../folding';
import {
  isLeader,
  isOldName,
  isOrSeesDotted,
  joinsSharers,
  onlyServerRenamed,
  touchesIt,
  whileCutOff,
} from '../../option-consequences';

/** The options by which a secondary finds its primary, worst first. */
const FINDING_THE_PRIMARY = [
  'unknown-primary-datacenter',
  'disagreeing-primary-datacenters',
  'primary-gateways-without-flag',
  'no-primary-gateways',
  'stale-primary-gateways',
] as const;

/** What a secondary lacks that has never met its primary: its gateways cannot register, and it is told of no others. */
const NEVER_TOLD = ['no-usable-mesh-gateway', 'server-not-in-wan', ...RECORDS, ...FROM_THE_PRIMARY] as const;

const SERVER_TROUBLE = [
  'dead-server',
  'missing-server',
  'quorum-at-risk',
  'raft-peer-not-alive',
  'unhealthy-server',
  'server-without-leader',
] as const;

/** What a name leaves behind that a server has no longer. */
const LEFT_BEHIND = [
  ...SERVER_TROUBLE,
  ...WAN_VIEWS,
  'unreaped-failed-member',
  'zombie-wan-member',
  'member-stuck-leaving',
  'server-not-in-wan',
] as const;

/** A server whose options differ goes its own way; a datacenter that does not find its primary is cut off as a whole. */
export const OPTION_FOLDINGS: readonly Folding[] = [
  // One wrong option is the reason for another.
  ...folding(
    'connect-disabled',
    ['federation-flag-missing', 'primary-gateways-without-flag', 'leftover-wan-join'],
    sameDatacenter,
  ),
  ...folding('connect-disabled', ['mixed-federation-modes'], isAllThatDiffers),
  ...folding('federation-flag-missing', ['leftover-wan-join'], sameDatacenter),
  ...folding('federation-flag-missing', ['mixed-federation-modes'], isAllThatDiffers),
  ...folding('primary-gateways-without-flag', ['leftover-wan-join'], sameDatacenter),
  ...folding('primary-gateways-without-flag', ['mixed-federation-modes'], isAllThatDiffers),
  ...folding('mixed-federation-modes', ['leftover-wan-join'], () => true),
  // What follows from it.
  ...folding('federation-flag-missing', WAYS, failsByDialling),
  ...folding('federation-flag-missing', ['failed-wan-member', 'flapping-member'], sameServer),
  ...folding('federation-flag-missing', [...RECORDS, ...FROM_THE_PRIMARY], isLeader),
  ...folding('outdated-server', RECORDS, sameDatacenter),
  ...farFolding('outdated-server', RECORDS, liesInThePrimary),
  // Replication asks whatever datacenter is named, also where requests pass.
  ...['unknown-primary-datacenter', 'disagreeing-primary-datacenters'].flatMap((cause) => [
    ...folding(cause, [...RECORDS, ...FROM_THE_PRIMARY], sameDatacenter),
    ...folding(cause, WAYS, everyWayLacksPath),
  ]),
  ...FINDING_THE_PRIMARY.flatMap((cause) => [
    ...folding(cause, WAYS, whileCutOff(everyWayTouches)),
    ...folding(cause, WAN_VIEWS, whileCutOff(isBetweenOrOf)),
    ...folding(cause, NEVER_TOLD, whileCutOff(touchesIt)),
  ]),
  ...folding(
    'datacenter-name-used-twice',
    [...SERVER_TROUBLE, ...WAN_VIEWS, ...WAYS, 'node-name-used-twice'],
    touchesIt,
  ),
  ...folding('node-name-used-twice', LEFT_BEHIND, isOldName),
  ...folding('node-name-used-twice', LEFT_BEHIND, sameServer),
  ...folding('dotted-node-name', LEFT_BEHIND, isOldName),
  ...folding('dotted-node-name', [...WAN_VIEWS, 'zombie-wan-member'], isOrSeesDotted),
  ...folding('dotted-node-name', [...NEVER_TOLD, ...WAYS], onlyServerRenamed),
  ...folding('overlapping-server-addresses', [...WAYS, ...WAN_VIEWS], joinsSharers),
  // A server that has just started tries them before it has anything better.
  ...folding('stale-primary-gateways', ['forwarding-broken-from-one-server'], dialsPrimaryGatewaysOf),
  ...['connect-disabled', 'primary-gateways-without-flag', 'mixed-federation-modes'].flatMap((cause) =>
    folding(cause, WAYS, joinsDifferentModes),
  ),
];
