import { expect, test } from 'vitest';
import { manualClock, sleep, systemClock } from './clock';

test('the manual clock runs what is due in order, also what is added on the way', () => {
  const clock = manualClock(0);
  const seen: string[] = [];
  clock.after(20, () => seen.push(`b ${clock.now()}`));
  clock.after(10, () => {
    seen.push(`a ${clock.now()}`);
    clock.after(5, () => seen.push(`c ${clock.now()}`));
  });
  const cancel = clock.after(12, () => seen.push('cancelled'));
  cancel();
  clock.advance(30);
  expect(seen).toEqual(['a 10', 'c 15', 'b 20']);
  expect(clock.now()).toBe(30);
});

test('the system clock takes another now', async () => {
  const clock = systemClock(() => 42);
  expect(clock.now()).toBe(42);
  await new Promise<void>((resolve) => clock.after(1, resolve));
});

test('sleep ends early when aborted', async () => {
  const gone = new AbortController();
  const slept = sleep(manualClock(), 1e9, gone.signal);
  gone.abort();
  await expect(slept).resolves.toBeUndefined();
});
