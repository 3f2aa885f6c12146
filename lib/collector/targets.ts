import { agentFromTemplate } from '@/lib/config/template';
import type { AgentConfig, Config } from '@/lib/config/types';
import type { Vantage } from '@/lib/observation/types';
import { consulReader } from './consul-reader';
import type { Target, Targets } from './types';

const vantageId = (datacenter: string | null, address: string) => `${datacenter ?? '?'}@${address}`;

/** Which agents to ask, and how, from the configuration. `now` is epoch ms. */
export function targetsOf(config: Config, now: () => number): Targets {
  const target = (agent: AgentConfig, datacenter: string | null, origin: Vantage['origin']): Target => ({
    vantage: { id: vantageId(datacenter, agent.address), address: agent.address, datacenter, origin },
    open: () => consulReader(agent, { now, budgets: config.budgets }),
  });
  const origin = config.source === 'default' ? 'default-agent' : 'configured';
  const { template } = config;
  return {
    configured: config.datacenters.flatMap(({ name, vantages }) =>
      vantages.map((agent) => target(agent, name, origin)),
    ),
    template: template
      ? (datacenter) => {
          const agent = agentFromTemplate(template, datacenter);
          return agent && target(agent, datacenter, 'template');
        }
      : null,
  };
}
