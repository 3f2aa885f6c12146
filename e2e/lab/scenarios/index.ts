import { gatewayScenarios } from './gateway-scenarios';
import type { Scenario } from './scenario';

/** Every fault that is played, in groups that share a federation. */
export const SCENARIOS: readonly Scenario[] = [...gatewayScenarios];
