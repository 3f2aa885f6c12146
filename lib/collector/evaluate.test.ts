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
  await e.clock.turn(300);
  for (let i = 0; i < 50; i++) e.touch();
  await e.clock.turn(500);
  expect(e.times).toEqual([400]);
  await e.stop();
  expect(e.clock.sleeping()).toEqual([]);
});

it('evaluates now and then when nothing arrives: facts grow stale all the same', async () => {
  const e = evaluating();
  await e.clock.turn(1_900);
  expect(e.times).toEqual([600, 1_200, 1_800]);
  await e.stop();
});

it('looks at a large federation less often while nothing arrives, but never less than every 6 s or so', async () => {
  const [large, huge] = [evaluating(100), evaluating(2_000)];
  for (const e of [large, huge]) await e.clock.turn(14_000);
  // 100 ms cost are 2.5 s of rest, and 100 ms to settle; the first one knows no cost yet.
  expect(large.times).toEqual([600, 3_200, 5_800, 8_400, 11_000, 13_600]);
  expect(huge.times).toEqual([600, 6_700, 12_800]);
  for (const e of [large, huge]) await e.stop();
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
