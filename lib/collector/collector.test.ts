import { afterEach, describe, expect, it } from 'vitest';
import { startDemo, type Demo } from '@/lib/demo/demo';
import { loadConfig } from '@/lib/config/load-config';
import type { Config } from '@/lib/config/types';
import { isComplete } from '@/lib/server/is-complete';
import { systemClock } from './clock';
import { startCollector, type Collector } from './collector';
import { targetsOf } from './targets';
import type { Targets } from './types';

let demo: Demo | null = null;
let collector: Collector | null = null;
afterEach(async () => {
  await collector?.stop();
  await demo?.stop();
  [collector, demo] = [null, null];
});

async function configOf(address: string): Promise<Config> {
  const loaded = await loadConfig({ argv: {}, env: { CONSUL_HTTP_ADDR: address }, cwd: '/nowhere' });
  if (!loaded.ok) throw new Error('no configuration');
  return loaded.config;
}
const start = (targets: Targets, config: Config) => {
  collector = startCollector(targets, { ...config, clock: systemClock, news: () => undefined });
  return collector;
};
async function until(condition: () => boolean): Promise<void> {
  const startedAt = Date.now();
  while (!condition()) {
    // Seconds on an idle machine; a busy one must not make it fail.
    if (Date.now() - startedAt > 25_000) throw new Error('not within 25 s');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
const small = {
  datacenters: ['dc1', 'dc2', 'dc3'].map((name) => ({ name, servers: 1, gateways: 1 })),
  agentsPer: 1,
};

describe('startCollector', { timeout: 30_000 }, () => {
  it('knows a whole federation within seconds from one agent, and reads the others through it', async () => {
    demo = await startDemo(small);
    const config = await configOf(demo.agents[0]?.url ?? '');
    const { observations } = start(targetsOf(config, systemClock.now), config);
    const startedAt = Date.now();
    await until(() => {
      const [one] = observations();
      return (
        isComplete(observations(), { startedAt, now: Date.now() }) &&
        Object.keys(one?.through ?? {}).length === 2
      );
    });
    const [one] = observations();
    expect(Object.keys(one?.forwarding ?? {})).toEqual(['dc2', 'dc3']);
    expect(one?.vantage.agents).toHaveLength(1);
  });

  it('opens the agent of a discovered datacenter by the template, and ends all of it at stop', async () => {
    demo = await startDemo(small);
    const config = await configOf(demo.agents[0]?.url ?? '');
    const { configured } = targetsOf(config, systemClock.now);
    const opened: string[] = [];
    const closed: string[] = [];
    const template = (datacenter: string) => {
      const agent = demo?.agents.find((one) => one.datacenter === datacenter);
      if (!agent || !configured[0]) return null;
      const url = new URL(agent.url);
      const [only] = config.datacenters[0]?.vantages ?? [];
      if (!only) return null;
      const address = {
        url: { scheme: 'http' as const, host: url.hostname, port: Number(url.port) },
        origin: url.origin,
      };
      const [target] = targetsOf(
        {
          ...config,
          datacenters: [{ name: datacenter, vantages: [{ ...only, ...address, address: url.origin }] }],
        },
        systemClock.now,
      ).configured;
      if (!target) return null;
      opened.push(datacenter);
      const open = () => {
        const reader = target.open();
        return {
          ...reader,
          close: async () => {
            closed.push(datacenter);
            await reader.close();
          },
        };
      };
      return { vantage: { ...target.vantage, origin: 'template' as const }, open };
    };
    const running = start({ configured, template }, config);
    await until(
      () =>
        running.observations().filter(({ facts }) => facts.self?.latest.ok && facts.federationStates)
          .length === 3,
    );
    expect(opened.sort()).toEqual(['dc2', 'dc3']);
    const before = Date.now();
    await running.stop();
    expect(Date.now() - before).toBeLessThan(1_000);
    expect(closed.sort()).toEqual(['dc2', 'dc3']);
    const after = JSON.stringify(running.observations());
    await new Promise((resolve) => setTimeout(resolve, 80));
    expect(JSON.stringify(running.observations())).toBe(after);
  });
});
