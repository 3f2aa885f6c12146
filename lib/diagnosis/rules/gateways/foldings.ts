import { cutsOff, dialsThatGateway, everyWayTouches, isBetweenOrOf } from '../../consequences';
import { BROKEN_WAYS, folding, sameDatacenter, WAN_VIEWS, WAYS, type Folding } from '../../folding';

/** Without a usable gateway nothing gets in or out. */
export const GATEWAY_FOLDINGS: readonly Folding[] = [
  ...folding(
    'no-usable-mesh-gateway',
    ['critical-mesh-gateway', 'mesh-gateway-without-federation-meta', 'single-usable-mesh-gateway'],
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
  ...folding('outdated-gateway-addresses', BROKEN_WAYS, everyWayTouches),
];
