import type { Rule } from '../../types';
import { federationFlagMissing } from './federation-flag-missing';
import { mixedFederationModes } from './mixed-federation-modes';

/** Server options that the federation needs. In the order in which a root stands first among equals. */
export const OPTION_RULES: readonly Rule[] = [federationFlagMissing, mixedFederationModes];
