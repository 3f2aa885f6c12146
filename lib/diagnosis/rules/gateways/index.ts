import type { Rule } from '../../types';
import { criticalMeshGateway } from './critical-mesh-gateway';
import { deadMeshGateway } from './dead-mesh-gateway';
import { meshGatewayWithoutFederationMeta } from './mesh-gateway-without-federation-meta';
import { noUsableMeshGateway } from './no-usable-mesh-gateway';
import { outdatedGatewayAddresses } from './outdated-gateway-addresses';
import { singleUsableMeshGateway } from './single-usable-mesh-gateway';
import { unreachableLanAddress } from './unreachable-lan-address';

/** Mesh gateways and what datacenters believe of them. In the order in which a root stands first among equals. */
export const GATEWAY_RULES: readonly Rule[] = [
  noUsableMeshGateway,
  deadMeshGateway,
  unreachableLanAddress,
  meshGatewayWithoutFederationMeta,
  criticalMeshGateway,
  singleUsableMeshGateway,
  outdatedGatewayAddresses,
];
