import { describe, expect, it } from 'vitest';
import { createAlarm } from './alarm';
import { systemClock } from './clock';

const timed = async (run: () => Promise<void>) => {
  const start = performance.now();
  await run();
  return performance.now() - start;
};

describe('createAlarm', () => {
  const alarm = (signal = new AbortController().signal) => createAlarm(systemClock, signal);

  it('passes after its time', async () => {
    expect(await timed(() => alarm().wait(40))).toBeGreaterThan(30);
  });
  it('is cut short by a ring', async () => {
    const a = alarm();
    setTimeout(a.ring, 10);
    expect(await timed(() => a.wait(5_000))).toBeLessThan(1_000);
  });
  it('keeps one ring that nobody waited for', async () => {
    const a = alarm();
    a.ring();
    a.ring();
    expect(await timed(() => a.wait(5_000))).toBeLessThan(1_000);
    expect(await timed(() => a.wait(40))).toBeGreaterThan(30);
  });
  it('ends with its signal', async () => {
    const stop = new AbortController();
    const a = alarm(stop.signal);
    setTimeout(() => stop.abort(), 10);
    expect(await timed(() => a.wait(5_000))).toBeLessThan(1_000);
  });
});
