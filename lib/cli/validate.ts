import { readConfig } from './read-config';

/** `isthmus validate`: prints every problem, or one line of what would be asked. */
export async function validate(flags: { config?: string }): Promise<void> {
  const config = await readConfig(flags);
  if (!config) return;
  const agents = config.datacenters.flatMap(({ name, vantages }) =>
    vantages.map(({ address }) => `${name ?? 'datacenter not named'}: ${address}`),
  );
  console.log(
    config.demo
      ? 'The configuration is good. It shows the demo federation.'
      : 'The configuration is good. These agents are asked:',
  );
  for (const agent of agents) console.log(`  ${agent}`);
  if (config.template) console.log(`  every other datacenter that is found: ${config.template.address}`);
}
