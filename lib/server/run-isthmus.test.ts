import { afterEach, expect, it } from 'vitest';
import { systemClock } from '@/lib/collector/clock';
import { targetsOf } from '@/lib/collector/targets';
import { loadConfig } from '@/lib/config/load-config';
import { startDemo, type Demo } from '@/lib/demo/demo';
import { healthyObservations, failFact, withoutFact } from '@/lib/observation/testing/observations';
import type { RevisionEvent } from '@/lib/snapshot/types';
import { isComplete } from './is-complete';
import { runIsthmus } from './run-isthmus';
import { contentSecurityPolicy, SECURITY_HEADERS } from './security-headers';

let demo: Demo | null = null;
afterEach(async () => demo?.stop());

it(
  'publishes a revision, its body and signs of life, and falls silent at the stop',
  { timeout: 12_000 },
  async () => {
    demo = await startDemo({
      datacenters: ['dc1', 'dc2'].map((name) => ({ name, servers: 1, gateways: 1 })),
    });
    const loaded = await loadConfig({
      argv: {},
      env: { CONSUL_HTTP_ADDR: demo.agents[0]?.url ?? '' },
      cwd: '/nowhere',
    });
    if (!loaded.ok) throw new Error('no configuration');
    const errors: unknown[] = [];
    const { live, stop } = runIsthmus({
      build: 'b1',
      config: loaded.config,
      targets: targetsOf(loaded.config, systemClock.now),
      source: 'demo',
      demo: null,
      clock: systemClock,
      onError: (error) => errors.push(error),
    });
    expect([live.taken(), live.event(), await live.body()]).toEqual([null, null, null]);
    const events: RevisionEvent[] = [];
    await new Promise<void>((resolve) => {
      live.subscribe((event) => {
        events.push(event);
        resolve();
      });
    });
    expect(events[0]).toMatchObject({ source: 'demo', revision: live.taken()?.snapshot.revision });
    expect((await live.body())?.etag).toBe(`"${live.taken()?.snapshot.revision}"`);
    expect(await live.body()).toBe(await live.body());
    expect(live.observations().observations).toHaveLength(1);
    expect(live.verification.start().running).not.toBeNull();
    while (live.verification.state().running) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(live.verification.state().last).toMatchObject({
      outcome: 'not-checked',
      members: { passed: 1, failed: 0, notChecked: 1 },
      forwarding: { passed: 1, failed: 0, notChecked: 1 },
      withoutAgent: 2,
    });
    await stop();
    expect(live.closing.aborted).toBe(true);
    const told = events.length;
    await new Promise((resolve) => setTimeout(resolve, 80));
    expect(events).toHaveLength(told);
    expect(errors).toEqual([]);
  },
);

it('is complete when every agent was asked for its own facts and for every other datacenter', () => {
  const now = 1_700_000_000_000;
  const all = healthyObservations({
    datacenters: ['dc1', 'dc2'].map((name) => ({ name, servers: 1, gateways: 1 })),
    primary: 'dc1',
    mode: 'mesh-gateways',
    now,
  });
  const complete = (observations: typeof all, after = 0) =>
    isComplete(observations, { startedAt: now, now: now + after });
  expect(complete(all)).toBe(true);
  const unasked = withoutFact(all, 'dc1', 'wanMembers');
  expect(complete(unasked)).toBe(false);
  expect(complete(unasked, 12_001)).toBe(true);
  expect(complete(all.map((o) => ({ ...o, forwarding: {} })))).toBe(false);
  const away = failFact(
    failFact(all, 'dc1', 'self', 'agent-unreachable'),
    'dc1',
    'leader',
    'agent-unreachable',
  );
  expect(complete(withoutFact(away, 'dc1', 'wanMembers'))).toBe(true);
});

it('lets nothing run inline without the nonce', () => {
  const policy = contentSecurityPolicy('abc');
  expect(policy).toContain("script-src 'nonce-abc' 'strict-dynamic'");
  expect(policy).not.toContain('unsafe');
  expect(SECURITY_HEADERS.map(([name]) => name)).toContain('x-content-type-options');
});
