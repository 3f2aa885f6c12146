/** Brings up a federation for a person, with Isthmus in front of it: `npm run lab -- --help`. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { writeIsthmusConfig } from './isthmus-config';
import { startLab, type Lab } from './start-lab';
import { defaultTopology, smallTopology } from './topology';
import { FAULT_COMMANDS, listFaults } from './up-commands';

const HELP = `Starts a real Consul federation of three datacenters on 127.<octet>.<datacenter>.<n>, and Isthmus in front of it.

  --small            two datacenters of one server and one mesh gateway
  --traditional      federate without mesh gateways
  --acls             ACLs on, default deny; Isthmus gets a read-only token
  --client           also a client agent in dc1
  --timing default   Consul's own timing; faults then take a minute to show (otherwise seconds)
  --octet 7          use other addresses, beside another lab
  --no-isthmus       Consul only
`;

const COMMANDS = `  faults             what can be broken
  heal               undo everything that was broken
  status             what is broken now, and what is still wrong
  quit               stop everything`;

const { values } = parseArgs({
  options: {
    small: { type: 'boolean', default: false },
    traditional: { type: 'boolean', default: false },
    acls: { type: 'boolean', default: false },
    client: { type: 'boolean', default: false },
    timing: { type: 'string', default: 'fast' },
    octet: { type: 'string', default: '0' },
    'no-isthmus': { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

async function main(): Promise<void> {
  if (values.help) return console.log(HELP);
  const { timing } = values;
  if (timing !== 'fast' && timing !== 'default') throw new Error('--timing is fast or default.');
  const octet = Number(values.octet);
  if (!Number.isInteger(octet) || octet < 0 || octet > 255)
    throw new Error('--octet is a number from 0 to 255.');

  const { client } = values;
  const lab = await startLab(values.small ? smallTopology({ client }) : defaultTopology({ client }), {
    acls: values.acls,
    timing,
    mode: values.traditional ? 'traditional' : 'mesh-gateways',
    octet,
    log: console.log,
  });
  for (const { name, servers } of lab.datacenters) {
    console.log(`  ${name}: ${servers.map(({ httpAddress }) => httpAddress).join(' ')}`);
  }
  const config = await writeIsthmusConfig(lab);
  console.log(`The configuration for Isthmus is ${config}`);
  const isthmus = values['no-isthmus'] ? null : startIsthmus(config);
  console.log(`\nType a command:\n${COMMANDS}\n`);

  const lines = createInterface({ input: process.stdin });
  process.once('SIGINT', () => lines.close());
  process.once('SIGTERM', () => lines.close());
  for await (const line of lines) {
    if (line.trim() === 'quit') break;
    await obey(lab, line).catch((error: unknown) =>
      console.log(error instanceof Error ? error.message : String(error)),
    );
  }
  isthmus?.kill();
  await lab.stop();
  console.log('Everything is stopped.');
  process.exit(0);
}

async function obey(lab: Lab, line: string): Promise<void> {
  const [name = '', ...words] = line.trim().split(/\s+/);
  if (name === '') return;
  if (name === 'faults') return console.log(listFaults());
  if (name === 'status') return printStatus(lab);
  if (name === 'heal') {
    await lab.heal();
    const took = await lab.waitHealthy();
    return console.log(`The federation is whole again, ${(took / 1000).toFixed(1)} s after healing.`);
  }
  const command = FAULT_COMMANDS.find((candidate) => candidate.name === name);
  if (!command) return console.log(`There is no command ${name}. There are:\n${COMMANDS}`);
  await command.run(lab, words);
  console.log(`Now: ${lab.activeFaults().join('; ')}.`);
}

async function printStatus(lab: Lab): Promise<void> {
  const faults = lab.activeFaults();
  console.log(faults.length > 0 ? `Broken: ${faults.join('; ')}.` : 'Nothing is broken on purpose.');
  const trouble = await lab.findTrouble().catch((error: unknown) => String(error));
  console.log(trouble === null ? 'The federation is whole.' : `Still wrong: ${trouble}.`);
}

function startIsthmus(config: string): ChildProcess | null {
  const bin = fileURLToPath(new URL('../../lib/cli/bin.mjs', import.meta.url));
  if (!existsSync(bin)) {
    console.log('Isthmus itself is not here (lib/cli/bin.mjs), so only Consul runs.');
    return null;
  }
  return spawn(process.execPath, [bin, 'start', '--config', config], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
}

await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
});
