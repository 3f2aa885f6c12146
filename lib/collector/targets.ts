import { agentFromTemplate } from '@/lib/config/template';
import { loadTls } from '@/lib/config/tls-files';
import type { AgentConfig, Config, PathProbes } from '@/lib/config/types';
import type { Vantage } from '@/lib/observation/types';
import { dialServer } from '@/lib/probe/dial-server';
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
    ...pathProbesOf(config.pathProbes),
  };
}

/** Connection and handshake of one dial, ms. */
const DIAL_MS = 5_000;

/** Nothing at all where no datacenter has its path probe on: then nothing runs for it. */
export function pathProbesOf(
  { defaults, datacenters }: PathProbes,
  timeoutMs = DIAL_MS,
): Pick<Targets, 'pathProbe'> {
  if (![defaults, ...datacenters.values()].some(({ enabled }) => enabled)) return {};
  return {
    pathProbe: (datacenter) => {
      const probe = datacenters.get(datacenter) ?? defaults;
      if (!probe.enabled) return null;
      return {
        intervalMs: probe.intervalMs,
        gateways: probe.gateways,
        dial: async (gateway, serverName, signal) => {
          // Read anew for every dial: it may have been renewed.
          const loaded = await loadTls({
            tls: { ...NO_TLS, certFile: probe.certFile, keyFile: probe.keyFile },
          });
          if (!loaded.ok)
            return { ok: false, kind: 'tls', message: `our own client certificate: ${loaded.message}` };
          const { cert, key } = loaded.tls;
          return dialServer(
            { ...gateway, serverName, timeoutMs, client: cert && key && { cert, key } },
            signal,
          );
        },
      };
    },
  };
}

const NO_TLS = { caFile: null, caPath: null, serverName: null, verify: false } as const;
