import { describe, expect, it } from 'vitest';
import type { Reading } from '@/lib/consul/types';
import { askVerification } from './ask-verification';
import { badReading, fakeAgent, goodReading, untilAborted, type Asked } from './testing/fake-agent';
import { handClock } from './testing/hand-clock';
import { BUDGETS, vantageOf } from './testing/surroundings';
import type { Vantage } from './vantage';

const DATACENTERS = ['dc1', 'dc2', 'dc3'];
const self = (datacenter: string) => goodReading({ datacenter, node: `${datacenter}-s1`, server: true });

/** What a well agent answers, unless the test says otherwise. */
const agent = (
  datacenter: string,
  answer: (asked: Asked) => Reading<unknown> | Promise<Reading<unknown>> | undefined = () => undefined,
) => fakeAgent((asked) => answer(asked) ?? (asked.fact === 'self' ? self(datacenter) : goodReading([])));

function run(vantages: readonly Vantage[], { limitMs = 60_000, mostRequests = 100 } = {}) {
  const clock = handClock();
  const stop = new AbortController();
  const steps: string[] = [];
  const done = askVerification(vantages, {
    datacenters: DATACENTERS,
    mostRequests,
    limitMs,
    clock,
    signal: stop.signal,
    progress: (answered, of) => steps.push(`${answered}/${of}`),
  });
  return { clock, stop, steps, done };
}
const questions = ({ asked }: { asked: Asked[] }) =>
  asked.map(({ fact, params: { dc } }) => `${fact}${dc === undefined ? '' : ` ${dc}`}`);

describe('askVerification', () => {
  it('asks every agent for its pools and every other datacenter, and tells how far it is', async () => {
    const [one, two] = [agent('dc1'), agent('dc2')];
    const { done, steps } = run([vantageOf(two, BUDGETS, 'dc2@b', 'dc2'), vantageOf(one)]);
    const readings = await done;
    expect(readings).toMatchObject({ datacenters: DATACENTERS, oneAgentEach: false });
    expect(readings.agents.map(({ vantage, datacenter }) => [vantage.id, datacenter])).toEqual([
      ['dc1@a', 'dc1'],
      ['dc2@b', 'dc2'],
    ]);
    expect(questions(two).sort()).toEqual(
      [
        'catalogServers',
        'catalogServices dc1',
        'catalogServices dc3',
        'lanMembers',
        'self',
        'wanMembers',
      ].sort(),
    );
    // One agent tells of the datacenter that has none.
    const catalogs = [one, two]
      .flatMap(questions)
      .filter((question) => question.startsWith('catalogServers'));
    expect(catalogs.sort()).toEqual(['catalogServers', 'catalogServers', 'catalogServers dc3']);
    expect(questions(one)).toContain('catalogServers dc3');
    expect(readings.agents[0]?.services.dc2).toMatchObject({ path: '/catalogServices?dc=dc2' });
    expect(steps.at(-1)).toBe('13/13');
  });

  it('asks a failed request once more, but not what Consul asserts', async () => {
    let failures = 0;
    const one = agent('dc1', ({ fact, params }) => {
      if (fact !== 'catalogServices') return undefined;
      if (params.dc === 'dc3') return badReading('no-leader');
      return failures++ === 0 ? badReading('connection-lost') : undefined;
    });
    const { clock, done } = run([vantageOf(one)]);
    await clock.turn(1_000);
    const { agents } = await done;
    expect(agents[0]?.services.dc2?.reading).toMatchObject({ ok: true });
    expect(questions(one).filter((question) => question === 'catalogServices dc3')).toHaveLength(1);
    expect(questions(one).filter((question) => question === 'catalogServices dc2')).toHaveLength(2);
  });

  it('ends in time, with what hangs and what is unconfirmed left open', async () => {
    const one = agent('dc1', ({ fact, params, signal }) => {
      if (fact !== 'catalogServices') return undefined;
      return params.dc === 'dc2' ? untilAborted(signal) : badReading('gateway-dial');
    });
    const { clock, done } = run([vantageOf(one)], { limitMs: 500 });
    await clock.turn(500);
    const { agents, startedAt, finishedAt } = await done;
    expect(finishedAt - startedAt).toBe(500);
    expect(agents[0]?.services).toMatchObject({
      dc2: { reading: 'out-of-time' },
      dc3: { reading: 'out-of-time' },
    });
    expect(agents[0]?.wanMembers.reading).toMatchObject({ ok: true });
  });

  it('ends when the program stops', async () => {
    const one = agent('dc1', ({ fact, signal }) => (fact === 'self' ? untilAborted(signal) : undefined));
    const { stop, done } = run([vantageOf(one)]);
    stop.abort();
    expect((await done).agents[0]?.self.reading).toBe('out-of-time');
  });

  it('keeps a few requests at a time at an agent, so that its polls go on between them', async () => {
    const many = Array.from({ length: 40 }, (_, i) => `dc${i + 1}`);
    const clock = handClock();
    const one = agent('dc1', async ({ fact }) => {
      if (fact !== 'catalogServices') return goodReading(fact === 'self' ? { datacenter: 'dc1' } : []);
      await new Promise((resolve) => setImmediate(resolve));
      return goodReading([]);
    });
    const { signal } = new AbortController();
    const order = { datacenters: many, mostRequests: 100, limitMs: 60_000, clock, signal };
    const { agents } = await askVerification([vantageOf(one)], order);
    expect(Object.keys(agents[0]?.services ?? {})).toHaveLength(39);
    expect(one.mostOpen()).toBeLessThanOrEqual(6);
  });

  it('asks one agent in each datacenter when every pair from every agent would be too much', async () => {
    const [one, two] = [agent('dc1'), agent('dc1')];
    const { done } = run([vantageOf(one), vantageOf(two, BUDGETS, 'dc1@b')], { mostRequests: 3 });
    const { agents, oneAgentEach } = await done;
    expect(oneAgentEach).toBe(true);
    expect(agents.map(({ services }) => Object.keys(services))).toEqual([['dc2', 'dc3'], []]);
    expect(questions(two)).toContain('wanMembers');
  });

  it('leaves a silent agent alone after a few trials', async () => {
    const one = agent('dc1', () => badReading('agent-unreachable'));
    const { clock, done } = run([vantageOf(one)]);
    await clock.turn(2_000);
    const { agents } = await done;
    expect(agents[0]?.self.reading).toMatchObject({ ok: false });
    expect(agents[0]?.services.dc3?.reading).toBe('left-alone');
    expect(agents[0]?.datacenter).toBe('dc1');
  });
});
