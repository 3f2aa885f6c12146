import type { FaultCommand } from './commands/fault-command';
import { GATEWAY_COMMANDS } from './commands/gateway-commands';
import { ACL_COMMANDS, CERTIFICATE_COMMANDS } from './commands/identity-commands';
import { OPTION_COMMANDS } from './commands/option-commands';
import { SERVER_COMMANDS } from './commands/server-commands';

/** All that can be typed to break something. */
export const FAULT_COMMANDS: readonly FaultCommand[] = [
  ...GATEWAY_COMMANDS,
  ...SERVER_COMMANDS,
  ...OPTION_COMMANDS,
  ...CERTIFICATE_COMMANDS,
  ...ACL_COMMANDS,
];

const EXAMPLES = {
  gateway: 'dc3 1',
  server: 'dc2 3',
  datacenter: 'dc2',
  'two datacenters': 'dc2 dc3',
} as const;

/** One line per fault, with an example of what to type. */
export function listFaults(): string {
  const lines = FAULT_COMMANDS.map(({ name, wants, says }) => [`${name} ${EXAMPLES[wants]}`, says] as const);
  const width = Math.max(...lines.map(([example]) => example.length)) + 2;
  return lines.map(([example, says]) => `  ${example.padEnd(width)}${says}`).join('\n');
}
