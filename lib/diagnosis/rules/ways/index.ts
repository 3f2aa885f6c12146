import type { Rule } from '../../types';
import { blockedBetweenMeshGateways } from './blocked-between-mesh-gateways';
import { blockedRpcPort } from './blocked-rpc-port';
import { closedMeshGateways } from './closed-mesh-gateways';
import { flappingForwarding } from './flapping-forwarding';
import { forwardingBrokenBothWays } from './forwarding-broken-both-ways';
import { forwardingBrokenFromOneServer } from './forwarding-broken-from-one-server';
import { forwardingBrokenOneWay } from './forwarding-broken-one-way';
import { lingeringOfflineMark } from './lingering-offline-mark';
import { meshGatewaysWithoutRemoteRoutes } from './mesh-gateways-without-remote-routes';
import { routePredictionDisagrees } from './route-prediction-disagrees';
import { outdatedGatewayEndpoints } from './outdated-gateway-endpoints';
import { silentDatacenter } from './silent-datacenter';
import { silentMeshGateway } from './silent-mesh-gateway';
import { swallowedConnections } from './swallowed-connections';

/**
 * Requests that do not come back, by the pattern of the ways that fail; the last three are what is left when no pattern fits. In the
 * order in which a root stands first among equals.
 */
export const WAY_RULES: readonly Rule[] = [
  silentDatacenter,
  closedMeshGateways,
  meshGatewaysWithoutRemoteRoutes,
  swallowedConnections,
  silentMeshGateway,
  outdatedGatewayEndpoints,
  blockedBetweenMeshGateways,
  blockedRpcPort,
  forwardingBrokenBothWays,
  forwardingBrokenOneWay,
  forwardingBrokenFromOneServer,
  flappingForwarding,
  lingeringOfflineMark,
  routePredictionDisagrees,
];
