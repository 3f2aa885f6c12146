import type { Rule } from '../../types';
import { criticalMeshGateway } from './critical-mesh-gateway';
import { deadMeshGateway } from './dead-mesh-gateway';
import { laggingFederationStates } from './lagging-federation-states';
import { lingeringFederationState } from './lingering-federation-state';
import { meshGatewayOutsideDefaultPartition } from './mesh-gateway-outside-default-partition';
import { meshGatewayWithoutFederationMeta } from './mesh-gateway-without-federation-meta';
import { meshGatewaysOnOneNode } from './mesh-gateways-on-one-node';
import { missingWanAddress } from './missing-wan-address';
import { mixedGatewayAddresses } from './mixed-gateway-addresses';
import { noUsableMeshGateway } from './no-usable-mesh-gateway';
import { outdatedGatewayAddresses } from './outdated-gateway-addresses';
import { privateWanAddress } from './private-wan-address';
import { replacedPrimaryGateways } from './replaced-primary-gateways';
import { sharedWanAddress } from './shared-wan-address';
import { singleUsableMeshGateway } from './single-usable-mesh-gateway';
import { stuckAntiEntropy } from './stuck-anti-entropy';
import { unansweredWanAddress } from './unanswered-wan-address';
import { unreachableLanAddress } from './unreachable-lan-address';
import { unroutableWanAddress } from './unroutable-wan-address';

/** Mesh gateways and what datacenters believe of them. In the order in which a root stands first among equals. */
export const GATEWAY_RULES: readonly Rule[] = [
  noUsableMeshGateway,
  replacedPrimaryGateways,
  deadMeshGateway,
  unreachableLanAddress,
  unroutableWanAddress,
  sharedWanAddress,
  unansweredWanAddress,
  missingWanAddress,
  meshGatewayWithoutFederationMeta,
  meshGatewayOutsideDefaultPartition,
  criticalMeshGateway,
  mixedGatewayAddresses,
  singleUsableMeshGateway,
  meshGatewaysOnOneNode,
  stuckAntiEntropy,
  laggingFederationStates,
  outdatedGatewayAddresses,
  privateWanAddress,
  lingeringFederationState,
];
