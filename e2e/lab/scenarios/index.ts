import { aclScenarios } from './acl-scenarios';
import { certificateScenarios } from './certificate-scenarios';
import { gatewayScenarios } from './gateway-scenarios';
import { optionScenarios } from './option-scenarios';
import { registrationScenarios } from './registration-scenarios';
import type { Scenario } from './scenario';
import { serverScenarios } from './server-scenarios';
import { traditionalScenarios } from './traditional-scenarios';

/** Every fault that is played, in groups that share a federation. */
export const SCENARIOS: readonly Scenario[] = [
  ...registrationScenarios,
  ...gatewayScenarios,
  ...serverScenarios,
  ...optionScenarios,
  ...certificateScenarios,
  ...aclScenarios,
  ...traditionalScenarios,
];
