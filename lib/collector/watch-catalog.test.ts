import { describe, expect, it } from 'vitest';
import type { Reading } from '@/lib/consul/types';
import { badReading, fakeAgent, goodReading, untilAborted, type Asked } from './testing/fake-agent';
import { handClock } from './testing/hand-clock';
import { around, BUDGETS, vantageOf } from './testing/surroundings';
import { watch } from './watch-catalog';

function watching(
  answer: (asked: Asked, n: number) => Reading<unknown> | Promise<Reading<unknown>>,
  budgets = BUDGETS,
) {
  const clock = handClock();
  const times: number[] = [];
  const started = clock.now();
  const agent = fakeAgent((asked) => {
    times.push(clock.now() - started);
    return answer(asked, times.length);
  });
  const vantage = vantageOf(agent, budgets);
  const took: Reading<unknown>[] = [];
  let wanted = true;
  const done = watch(vantage, around(clock), {
    fact: 'federationStates',
    signal: vantage.stop.signal,
    wanted: () => wanted,
    took: (reading) => took.push(reading),
  });
  const stop = async () => {
    vantage.stop.abort();
    await done;
  };
  const want = (yes: boolean) => {
    wanted = yes;
  };
  const indexes = () => agent.asked.map(({ params }) => params.index);
  return { clock, agent, took, times, stop, want, indexes };
}

describe('watch', () => {
  it('asks without an index first, then holds with the last one, and stops at once', async () => {
    const w = watching(({ signal }, n) => (n < 3 ? goodReading([], String(10 * n)) : untilAborted(signal)));
    await w.clock.turn(600);
    expect(w.indexes()).toEqual([undefined, '10', '20']);
    await w.stop();
    expect(w.took).toHaveLength(2);
    expect(w.clock.sleeping()).toEqual([]);
  });

  it('never becomes a busy loop: answers are spaced', async () => {
    const w = watching((_, n) => goodReading([], String(n)));
    await w.clock.turn(1_100);
    expect(w.times).toEqual([0, 250, 500, 750, 1_000]);
    await w.stop();
  });

  it('starts over when the index goes backwards', async () => {
    const w = watching((_, n) => goodReading([], ['50', '7', '8'][n - 1] ?? '9'));
    await w.clock.turn(600);
    expect(w.indexes()).toEqual([undefined, '50', undefined]);
    await w.stop();
  });

  it('retries after 1 s, 2 s, 4 s … 30 s without an index, and starts anew after a good answer', async () => {
    const w = watching((_, n) => (n === 8 ? goodReading([], '5') : badReading('no-leader')));
    await w.clock.turn(92_300);
    expect(w.times).toEqual([0, 1_000, 3_000, 7_000, 15_000, 31_000, 61_000, 91_000, 91_250, 92_250]);
    expect(w.indexes()).toEqual([...Array<undefined>(8), '5', undefined]);
    await w.stop();
  });

  it('polls where the endpoint gives no index', async () => {
    const w = watching(() => goodReading([], null));
    await w.clock.turn(20_100);
    expect(w.times).toEqual([0, 10_000, 20_000]);
    await w.stop();
  });

  it('polls when the budget has no room to hold', async () => {
    const w = watching(() => goodReading([], '5'), { ...BUDGETS, openRequestsPerAgent: 1 });
    await w.clock.turn(20_300);
    expect(w.indexes()).toEqual([undefined, undefined, undefined, undefined].slice(0, w.times.length));
    expect(w.times).toEqual([0, 250, 10_250, 20_250]);
    await w.stop();
  });

  it('records nothing of an agent that is left alone, and goes on when it is back', async () => {
    const w = watching(() => badReading('agent-unreachable'));
    await w.clock.turn(10_000);
    expect(w.took).toHaveLength(4);
    await w.stop();
  });

  it('holds nothing while it is not wanted, and drops what was asked before', async () => {
    const answers: ((reading: Reading<unknown>) => void)[] = [];
    const w = watching(() => new Promise((resolve) => answers.push(resolve)));
    await w.clock.turn(0);
    w.want(false);
    answers[0]?.(goodReading([], '5'));
    await w.clock.turn(5_000);
    expect(w.took).toEqual([]);
    expect(w.agent.asked).toHaveLength(1);
    w.want(true);
    await w.clock.turn(1_000);
    expect(w.indexes()).toEqual([undefined, undefined]);
    const stopped = w.stop();
    answers[1]?.(goodReading([], '6'));
    await stopped;
  });
});
