import { aclScenarios } from './acl-scenarios';
import { certificateScenarios, pathProbeScenarios } from './certificate-scenarios';
import { gatewayScenarios } from './gateway-scenarios';
import { optionScenarios } from './option-scenarios';
import { quietScenarios } from './quiet-scenarios';
import { registrationScenarios } from './registration-scenarios';
import type { Scenario } from './scenario';
import { serverScenarios } from './server-scenarios';
import { traditionalScenarios } from './traditional-scenarios';

/** Every fault that is played, in groups that share a federation. */
export const SCENARIOS: readonly Scenario[] = [
  ...quietScenarios,
  ...registrationScenarios,
  ...gatewayScenarios,
  ...serverScenarios,
  ...optionScenarios,
  ...certificateScenarios,
  ...pathProbeScenarios,
  ...aclScenarios,
  ...traditionalScenarios,
];

/** Those that every test run plays. */
export const QUICK_SCENARIOS: readonly Scenario[] = SCENARIOS.filter(({ quick }) => quick);
