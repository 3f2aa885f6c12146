import {
  cutsOff,
  dialsThatGateway,
  everyWayLeadsTo,
  everyWayTouches,
  isBetweenOrOf,
} from '../../consequences';
import {
  BROKEN_WAYS,
  folding,
  sameDatacenter,
  WAN_VIEWS,
  WAYS,
  type Folding,
  type When,
} from '../../folding';

/** Rules about WAN addresses that cannot work, surest first. */
const WAN_ADDRESSES = ['unroutable-wan-address', 'shared-wan-address', 'missing-wan-address'] as const;

/** Only where no usable gateway of the datacenter has a good address do ways fail because of it. */
const noAddressLeft =
  (when: When): When =>
  (cause, symptom, federation) =>
    cause.severity === 'critical' && when(cause, symptom, federation);

/** Without a usable gateway nothing gets in or out. */
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
  ...folding('no-usable-mesh-gateway', WAN_VIEWS, isBetweenOrOf),
  ...folding('no-usable-mesh-gateway', ['outdated-gateway-addresses'], sameDatacenter),
  ...folding('critical-mesh-gateway', ['single-usable-mesh-gateway'], sameDatacenter),
  ...folding('critical-mesh-gateway', WAYS, dialsThatGateway),
  ...['dead-mesh-gateway', 'unreachable-lan-address'].flatMap((cause) => [
    ...folding(cause, WAYS, dialsThatGateway),
    ...folding(cause, WAYS, cutsOff),
    ...folding(cause, WAN_VIEWS, isBetweenOrOf),
  ]),
  ...WAN_ADDRESSES.flatMap((cause) => [
    ...folding(cause, WAYS, noAddressLeft(everyWayLeadsTo)),
    ...folding(cause, WAN_VIEWS, noAddressLeft(isBetweenOrOf)),
  ]),
  ...folding('outdated-gateway-addresses', BROKEN_WAYS, everyWayTouches),
];
