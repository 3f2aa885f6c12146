import type { Rule } from '../../types';
import { connectDisabled } from './connect-disabled';
import { disagreeingPrimaryDatacenters } from './disagreeing-primary-datacenters';
import { federationFlagMissing } from './federation-flag-missing';
import { leftoverWanJoin } from './leftover-wan-join';
import { mixedFederationModes } from './mixed-federation-modes';
import { noPrimaryGateways } from './no-primary-gateways';
import { primaryGatewaysInPrimary } from './primary-gateways-in-primary';
import { primaryGatewaysWithoutFlag } from './primary-gateways-without-flag';
import { stalePrimaryGateways } from './stale-primary-gateways';
import { unknownPrimaryDatacenter } from './unknown-primary-datacenter';

/** Server options that the federation needs. In the order in which a root stands first among equals. */
export const OPTION_RULES: readonly Rule[] = [
  unknownPrimaryDatacenter,
  disagreeingPrimaryDatacenters,
  connectDisabled,
  federationFlagMissing,
  primaryGatewaysWithoutFlag,
  mixedFederationModes,
  noPrimaryGateways,
  stalePrimaryGateways,
  primaryGatewaysInPrimary,
  leftoverWanJoin,
];
