import { systemClock } from '@/lib/collector/clock';
import { targetsOf } from '@/lib/collector/targets';
import type { Targets } from '@/lib/collector/types';
import type { AgentConfig, Config } from '@/lib/config/types';
import { startDemo } from '@/lib/demo/demo';
import type { DemoSwitches } from '@/lib/server/types';

/** The demo is on loopback: asked more often, so that a switched fault shows while one watches. All ms. */
const INTERVALS = { membersMs: 2_000, probesMs: 3_000, slowMs: 15_000, blockingWaitMs: 30_000 };

const agentAt = (url: string): AgentConfig => {
  const { hostname, port, origin } = new URL(url);
  return {
    url: { scheme: 'http', host: hostname, port: Number(port) },
    origin,
    socketPath: null,
    pathPrefix: '',
    address: origin,
    tls: { caFile: null, caPath: null, certFile: null, keyFile: null, serverName: null, verify: true },
    token: { kind: 'none' },
    auth: null,
    namespace: null,
    partition: null,
  };
};

export type DemoSource = {
  config: Config;
  targets: Targets;
  switches: DemoSwitches;
  stop: () => Promise<void>;
};

/** Starts the demo federation and configures the collector for its agents, exactly as for real ones. */
export async function demoSource(config: Config): Promise<DemoSource> {
  const demo = await startDemo();
  const names = [...new Set(demo.agents.map(({ datacenter }) => datacenter))].sort();
  const demoConfig: Config = {
    ...config,
    source: 'file',
    intervals: INTERVALS,
    template: null,
    datacenters: names.map((name) => ({
      name,
      vantages: demo.agents.filter(({ datacenter }) => datacenter === name).map(({ url }) => agentAt(url)),
    })),
  };
  const { configured } = targetsOf(demoConfig, systemClock.now);
  return {
    config: demoConfig,
    targets: {
      configured: configured.map((target) => ({ ...target, vantage: { ...target.vantage, origin: 'demo' } })),
      template: null,
    },
    switches: { faults: demo.faults, setFault: demo.setFault },
    stop: demo.stop,
  };
}
