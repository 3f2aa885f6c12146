import {
  datacenterOf,
  everyWayTouches,
  failsByDialling,
  isAllThatDiffers,
  isBetweenOrOf,
  joinsDifferentModes,
} from '../../consequences';
import { dialsPrimaryGatewaysOf } from '../../primary-gateway-dials';
import { indexFederation } from '../../federation-index';
import { folding, sameDatacenter, sameServer, WAN_VIEWS, WAYS, type Folding, type When } from '../../folding';
import { brokenWayToPrimary } from '../../reach-of-primary';
import type { Finding } from '../../types';

/** The cause keeps its datacenter from the primary now. A latent one has no consequences yet. */
function cutsOff(cause: Finding, federation: Parameters<When>[2]): boolean {
  const datacenter = indexFederation(federation).datacenters.get(datacenterOf(cause) ?? '');
  return (
    cause.latent !== true && datacenter !== undefined && brokenWayToPrimary(federation, datacenter) !== null
  );
}

const whileCutOff =
  (when: When): When =>
  (cause, symptom, federation) =>
    cutsOff(cause, federation) && when(cause, symptom, federation);

/** The options by which a secondary finds its primary, worst first. */
const FINDING_THE_PRIMARY = [
  'unknown-primary-datacenter',
  'disagreeing-primary-datacenters',
  'primary-gateways-without-flag',
  'no-primary-gateways',
  'stale-primary-gateways',
] as const;

/** What a secondary lacks that has never met its primary: its gateways cannot register, and it is told of no others. */
const NEVER_TOLD = ['no-usable-mesh-gateway', 'outdated-gateway-addresses'] as const;

const touchesIt: When = (cause, { subject }) => {
  const name = datacenterOf(cause);
  if (subject.kind === 'pair') return subject.from === name || subject.to === name;
  return subject.kind !== 'federation' && subject.datacenter === name;
};

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
  ...folding('unknown-primary-datacenter', ['primary-gateways-in-primary'], sameDatacenter),
  ...folding('disagreeing-primary-datacenters', ['primary-gateways-in-primary'], sameDatacenter),
  // What follows from it.
  ...folding('federation-flag-missing', WAYS, failsByDialling),
  ...folding('federation-flag-missing', ['failed-wan-member', 'flapping-member'], sameServer),
  ...FINDING_THE_PRIMARY.flatMap((cause) => [
    ...folding(cause, WAYS, whileCutOff(everyWayTouches)),
    ...folding(cause, WAN_VIEWS, whileCutOff(isBetweenOrOf)),
    ...folding(cause, NEVER_TOLD, whileCutOff(touchesIt)),
  ]),
  // A server that has just started tries them before it has anything better.
  ...folding('stale-primary-gateways', ['forwarding-broken-from-one-server'], dialsPrimaryGatewaysOf),
  ...['connect-disabled', 'primary-gateways-without-flag', 'mixed-federation-modes'].flatMap((cause) =>
    folding(cause, WAYS, joinsDifferentModes),
  ),
];
