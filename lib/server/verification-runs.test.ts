import { describe, expect, it, vi } from 'vitest';
import { three } from '@/lib/federation/testing/three';
import type { VerificationReadings } from '@/lib/observation/verification-readings';
import { readingsOf } from '@/lib/procedures/testing/verification-readings';
import { verify } from '@/lib/procedures/verification/verify';
import { verificationRuns } from './verification-runs';

const settle = () => new Promise((resolve) => setImmediate(resolve));

function runs(
  judge = (readings: VerificationReadings) => verify(readings, { mode: 'mesh-gateways', source: 'consul' }),
) {
  const answers: ((readings: VerificationReadings) => void)[] = [];
  const steps: ((answered: number, of: number) => void)[] = [];
  const stop = new AbortController();
  const onError = vi.fn();
  const running = verificationRuns({
    ask: ({ progress }) => {
      if (progress) steps.push(progress);
      return new Promise((resolve) => answers.push(resolve));
    },
    judge,
    now: () => 0,
    signal: stop.signal,
    onError,
  });
  return { running, answers, steps, stop, onError };
}

describe('verificationRuns', () => {
  it('has nothing to tell before the first run', () => {
    expect(runs().running.state()).toEqual({ running: null, last: null, problem: null });
  });

  it('lets two people who press the button share one run, and keeps its result', async () => {
    const { running, answers, steps } = runs();
    expect(running.start().running).toEqual({ startedAt: '1970-01-01T00:00:00.000Z', answered: 0, of: 0 });
    running.start();
    expect(answers).toHaveLength(1);
    steps[0]?.(3, 13);
    expect(running.state().running).toMatchObject({ answered: 3, of: 13 });
    answers[0]?.(readingsOf(three()));
    await settle();
    expect(running.state()).toMatchObject({ running: null, last: { outcome: 'passed' } });
    running.start();
    expect(answers).toHaveLength(2);
    expect(running.state().last?.outcome).toBe('passed');
  });

  it('keeps the last result over a fault of ours, and says so', async () => {
    let broken = false;
    const { running, answers, onError } = runs((readings) => {
      if (broken) throw new Error('bug');
      return verify(readings, { mode: 'mesh-gateways', source: 'consul' });
    });
    running.start();
    answers[0]?.(readingsOf(three()));
    await settle();
    broken = true;
    running.start();
    answers[1]?.(readingsOf(three()));
    await settle();
    expect(running.state()).toMatchObject({ running: null, last: { outcome: 'passed' } });
    expect(running.state().problem).toContain('a fault of ours');
    expect(onError).toHaveBeenCalledOnce();
  });

  it('starts nothing once the program stops', () => {
    const { running, answers, stop } = runs();
    stop.abort();
    expect(running.start().running).toBeNull();
    expect(answers).toHaveLength(0);
  });
});
