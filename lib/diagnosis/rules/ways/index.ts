import type { Rule } from '../../types';
import { blockedBetweenMeshGateways } from './blocked-between-mesh-gateways';
import { blockedRpcPort } from './blocked-rpc-port';
import { closedMeshGateways } from './closed-mesh-gateways';
import { federationNotResumed } from './federation-not-resumed';
import { flappingForwarding } from './flapping-forwarding';
import { forwardingBrokenBothWays } from './forwarding-broken-both-ways';
import { forwardingBrokenFromOneServer } from './forwarding-broken-from-one-server';
import { forwardingBrokenOneWay } from './forwarding-broken-one-way';
import { highRoundTripTime } from './high-round-trip-time';
import { lingeringOfflineMark } from './lingering-offline-mark';
import { meshGatewaysWithoutRemoteRoutes } from './mesh-gateways-without-remote-routes';
import { routePredictionDisagrees } from './route-prediction-disagrees';
import { outdatedGatewayEndpoints } from './outdated-gateway-endpoints';
import { silentDatacenter } from './silent-datacenter';
import { silentMeshGateway } from './silent-mesh-gateway';
import { slowForwarding } from './slow-forwarding';
import { stalePooledConnection } from './stale-pooled-connection';
import { swallowedConnections } from './swallowed-connections';

/**
 * Requests that do not come back, by the pattern of the ways that fail, then what is left when no pattern fits, then what is no fault. In the
 * order in which a root stands first among equals.
 */
export const WAY_RULES: readonly Rule[] = [
  silentDatacenter,
  federationNotResumed,
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
  stalePooledConnection,
  slowForwarding,
  highRoundTripTime,
];
