import type { Rule } from '../../types';
import { connectDisabled } from './connect-disabled';
import { datacenterNameUsedTwice } from './datacenter-name-used-twice';
import { differingServerOptions } from './differing-server-options';
import { disagreeingPrimaryDatacenters } from './disagreeing-primary-datacenters';
import { dottedNodeName } from './dotted-node-name';
import { doubtfulWanAddress } from './doubtful-wan-address';
import { federationFlagMissing } from './federation-flag-missing';
import { leftoverWanJoin } from './leftover-wan-join';
import { mixedFederationModes } from './mixed-federation-modes';
import { noPrimaryGateways } from './no-primary-gateways';
import { nodeNameUsedTwice } from './node-name-used-twice';
import { outdatedClientAgents } from './outdated-client-agents';
import { outdatedServer } from './outdated-server';
import { overlappingServerAddresses } from './overlapping-server-addresses';
import { primaryGatewaysWithoutFlag } from './primary-gateways-without-flag';
import { stalePrimaryGateways } from './stale-primary-gateways';
import { unknownPrimaryDatacenter } from './unknown-primary-datacenter';
import { versionSkew } from './version-skew';

/** Server options that the federation needs. In the order in which a root stands first among equals. */
export const OPTION_RULES: readonly Rule[] = [
  datacenterNameUsedTwice,
  unknownPrimaryDatacenter,
  disagreeingPrimaryDatacenters,
  connectDisabled,
  federationFlagMissing,
  primaryGatewaysWithoutFlag,
  mixedFederationModes,
  noPrimaryGateways,
  stalePrimaryGateways,
  leftoverWanJoin,
  nodeNameUsedTwice,
  dottedNodeName,
  outdatedServer,
  overlappingServerAddresses,
  doubtfulWanAddress,
  differingServerOptions,
  outdatedClientAgents,
  versionSkew,
];
