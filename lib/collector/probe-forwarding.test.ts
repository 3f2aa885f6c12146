import { describe, expect, it } from 'vitest';
import type { Reading } from '@/lib/consul/types';
import { probeForwarding } from './probe-forwarding';
import { badReading, fakeAgent, goodReading, type Asked } from './testing/fake-agent';
import { handClock } from './testing/hand-clock';
import { around, vantageOf } from './testing/surroundings';

type Answer = (asked: Asked, n: number) => Reading<unknown> | Promise<Reading<unknown>>;

function probing(answer: Answer, first = ['dc1', 'dc2']) {
  const clock = handClock();
  const started = clock.now();
  const times: string[] = [];
  const agent = fakeAgent((asked) => {
    times.push(`${asked.params.dc} ${clock.now() - started}`);
    return answer(asked, times.length);
  });
  let names = first;
  const vantage = vantageOf(agent);
  const probes = probeForwarding(vantage, around(clock, { datacenters: () => names }));
  const done = probes.run();
  return {
    ...{ clock, vantage, times, probeNow: probes.probeNow },
    rename: (next: string[]) => {
      names = next;
    },
    stop: async () => {
      vantage.stop.abort();
      await done;
    },
  };
}
const good: Answer = () => goodReading<string | null>('10.0.0.1:8300');

describe('probeForwarding', () => {
  it('probes all at once first, then spreads them over the period', async () => {
    const p = probing(good, ['dc1', 'dc2', 'dc3']);
    await p.clock.turn(20_000);
    expect(p.times).toEqual(['dc2 0', 'dc3 0', 'dc2 10000', 'dc3 15000', 'dc2 20000']);
    await p.stop();
    expect(p.clock.sleeping()).toEqual([]);
  });

  it('confirms a first failure every second, up to four in a row', async () => {
    const p = probing(() => badReading('connection-lost'));
    await p.clock.turn(9_000);
    expect(p.times).toEqual(['dc2 0', 'dc2 1000', 'dc2 2000', 'dc2 3000']);
    expect(p.vantage.store.forwarding('dc2')?.failuresInARow).toBe(4);
    await p.stop();
  });

  it('has the others look at once when a way that worked fails, once, and not for its own silence', async () => {
    const asked = async (failure: 'connection-lost' | 'agent-unreachable') => {
      const moved: string[] = [];
      const clock = handClock();
      let n = 0;
      const agent = fakeAgent(() =>
        n++ === 0 ? goodReading<string | null>('10.0.0.1:8300') : badReading(failure),
      );
      const vantage = vantageOf(agent);
      const probes = probeForwarding(
        vantage,
        around(clock, { datacenters: () => ['dc1', 'dc2'], moved: (names) => moved.push(...names) }),
      );
      const done = probes.run();
      await clock.turn(30_000);
      vantage.stop.abort();
      await done;
      return moved;
    };
    expect(await asked('connection-lost')).toEqual(['dc2']);
    expect(await asked('agent-unreachable')).toEqual([]);
  });

  it('needs no confirmation after a good answer', async () => {
    const p = probing((_, n) => (n === 1 ? badReading('connection-lost') : goodReading(null)));
    await p.clock.turn(9_000);
    expect(p.vantage.store.forwarding('dc2')).toMatchObject({ failuresInARow: 0, latest: { value: null } });
    expect(p.times).toHaveLength(2);
    await p.stop();
  });

  it('probes out of turn, many late signals as one', async () => {
    const p = probing(good);
    await p.clock.turn(100);
    for (let i = 0; i < 5; i++) p.probeNow(['dc1', 'dc2', 'dc-nobody-knows']);
    await p.clock.turn(5_000);
    expect(p.times).toEqual(['dc2 0', 'dc2 500']);
    p.probeNow(['dc2']);
    await p.clock.turn(100);
    expect(p.times.at(-1)).toBe('dc2 5100');
    await p.stop();
  });

  it('asks again when the signal came while an older probe was under way', async () => {
    let answer: (reading: Reading<unknown>) => void = () => undefined;
    const p = probing((_, n) =>
      n === 1 ? new Promise((resolve) => (answer = resolve)) : goodReading<string | null>(null),
    );
    await p.clock.turn(3_000);
    p.probeNow(['dc2']);
    answer(goodReading('10.0.0.1:8300'));
    await p.clock.turn(600);
    expect(p.times).toHaveLength(2);
    expect(p.vantage.store.forwarding('dc2')?.latest).toMatchObject({ value: null });
    await p.stop();
  });

  it('is not stopped by a clock that was set back', async () => {
    const p = probing(good);
    await p.clock.turn(1_000);
    const now = p.clock.now;
    p.clock.now = () => now() - 3_600_000;
    p.probeNow(['dc2']);
    await p.clock.turn(600);
    expect(p.times).toHaveLength(2);
    await p.stop();
  });

  it('forgets a datacenter that vanished, also when its answer comes late', async () => {
    let answer: (reading: Reading<unknown>) => void = () => undefined;
    const p = probing((asked, n) =>
      n === 1 ? new Promise((resolve) => (answer = resolve)) : good(asked, n),
    );
    await p.clock.turn(100);
    p.rename(['dc1']);
    answer(badReading('no-path'));
    await p.clock.turn(30_000);
    expect(p.times).toHaveLength(1);
    expect(p.vantage.store.toObservation().forwarding).toEqual({});
    await p.stop();
  });

  it('probes nothing while it is the turn of another vantage', async () => {
    const clock = handClock();
    const agent = fakeAgent(() => goodReading(null));
    const vantage = vantageOf(agent);
    const done = probeForwarding(vantage, around(clock, { probesNow: (_, cycle) => cycle % 2 === 1 })).run();
    await clock.turn(9_000);
    expect(agent.asked).toEqual([]);
    await clock.turn(11_000);
    expect(agent.asked.map(({ params }) => params.dc)).toEqual(['dc2', 'dc3']);
    vantage.stop.abort();
    await done;
  });
});
