import {
  cutsOff,
  datacenterOf,
  dialsThatGateway,
  everyWayIsMarkedOffline,
  everyWayLeadsTo,
  everyWayTouches,
  isBetweenOrOf,
} from '../../consequences';
import {
  BROKEN_WAYS,
  farFolding,
  folding,
  type Folding,
  FROM_THE_PRIMARY,
  liesInThePrimary,
  RECORDS,
  sameDatacenter,
  WAN_VIEWS,
  WAYS,
  type When,
} from '../../folding';

/** Rules about WAN addresses that cannot work, surest first. */
const WAN_ADDRESSES = [
  'unroutable-wan-address',
  'shared-wan-address',
  'missing-wan-address',
  'unanswered-wan-address',
] as const;

/** Rules about gateways through which nothing passes any more. */
const CUT = [
  'no-usable-mesh-gateway',
  'replaced-primary-gateways',
  'dead-mesh-gateway',
  'unreachable-lan-address',
  ...WAN_ADDRESSES,
] as const;

/** Only where no usable gateway of the datacenter has a good address do ways fail because of it. */
const noAddressLeft =
  (when: When): When =>
  (cause, symptom, federation) =>
    cause.severity === 'critical' && when(cause, symptom, federation);

/** It breaks now: what is latent has no consequences yet. */
const breaksNow =
  (when: When): When =>
  (cause, symptom, federation) =>
    cause.severity === 'critical' && cause.latent !== true && when(cause, symptom, federation);

/** The old addresses are what it lists, or what it believes. */
const believesIt: When = (cause, symptom) => {
  const name = datacenterOf(cause);
  const { subject } = symptom;
  return subject.kind === 'pair'
    ? subject.from === name || subject.to === name
    : datacenterOf(symptom) === name;
};

/** Without a usable gateway nothing gets in or out, and what comes from the primary stands still. */
export const GATEWAY_FOLDINGS: readonly Folding[] = [
  ...folding(
    'no-usable-mesh-gateway',
    [
      'critical-mesh-gateway',
      'mesh-gateway-without-federation-meta',
      'mesh-gateway-outside-default-partition',
      'single-usable-mesh-gateway',
      ...WAN_ADDRESSES,
    ],
    sameDatacenter,
  ),
  ...folding('no-usable-mesh-gateway', WAYS, everyWayTouches),
  ...folding('no-usable-mesh-gateway', ['outdated-gateway-addresses'], believesIt),
  ...folding('critical-mesh-gateway', ['single-usable-mesh-gateway'], sameDatacenter),
  ...folding('critical-mesh-gateway', WAYS, dialsThatGateway),
  ...folding('replaced-primary-gateways', WAYS, everyWayLeadsTo),
  ...farFolding('replaced-primary-gateways', ['stale-primary-gateways'], liesInThePrimary),
  ...['dead-mesh-gateway', 'unreachable-lan-address'].flatMap((cause) => [
    ...folding(cause, WAYS, dialsThatGateway),
    ...folding(cause, WAYS, cutsOff),
  ]),
  ...folding('unreachable-lan-address', WAYS, breaksNow(everyWayIsMarkedOffline)),
  ...WAN_ADDRESSES.flatMap((cause) => folding(cause, WAYS, noAddressLeft(everyWayLeadsTo))),
  ...CUT.flatMap((cause) => [
    // Gossip opens connections of its own: it shows what pooled ones still hide.
    ...farFolding(
      cause,
      WAN_VIEWS,
      WAN_ADDRESSES.some((id) => id === cause) ? noAddressLeft(isBetweenOrOf) : isBetweenOrOf,
    ),
    ...folding(cause, [...RECORDS, ...FROM_THE_PRIMARY], breaksNow(sameDatacenter)),
    ...farFolding(cause, [...RECORDS, ...FROM_THE_PRIMARY], breaksNow(liesInThePrimary)),
  ]),
  ...folding('datacenter-without-leader', RECORDS, sameDatacenter),
  ...farFolding('datacenter-without-leader', RECORDS, liesInThePrimary),
  ...folding('stuck-anti-entropy', ['outdated-gateway-addresses'], believesIt),
  ...folding('lagging-federation-states', ['outdated-gateway-addresses'], believesIt),
  ...folding('outdated-gateway-addresses', BROKEN_WAYS, everyWayTouches),
];
