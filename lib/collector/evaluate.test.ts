import { expect, it } from 'vitest';
import { startEvaluation } from './evaluate';
import { handClock } from './testing/hand-clock';

function evaluating(costMs = 0) {
  const clock = handClock();
  const started = clock.now();
  const times: number[] = [];
  let spent = 0;
  const real = clock.now;
  clock.now = () => real() + spent;
  const evaluation = startEvaluation(() => {
    times.push(real() - started);
    spent += costMs;
  }, clock);
  return { clock, times, ...evaluation };
}

it('evaluates a burst once, soon after it', async () => {
  const e = evaluating();
  await e.clock.turn(500);
  for (let i = 0; i < 50; i++) e.touch();
  await e.clock.turn(1_000);
  expect(e.times).toEqual([600]);
  await e.stop();
  expect(e.clock.sleeping()).toEqual([]);
});

it('evaluates about every 2 s when nothing arrives: facts grow stale all the same', async () => {
  const e = evaluating();
  await e.clock.turn(6_500);
  expect(e.times).toEqual([2_100, 4_200, 6_300]);
  await e.stop();
});

it('takes a bounded share of one core under constant change', async () => {
  const e = evaluating(60);
  for (let i = 0; i < 200; i++) {
    e.touch();
    await e.clock.turn(10);
  }
  // 100 ms to settle and 60 / 0.15 = 400 ms of rest.
  expect(e.times).toEqual([100, 600, 1_100, 1_600]);
  await e.stop();
});
