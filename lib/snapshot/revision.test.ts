import { describe, expect, it } from 'vitest';
import { revisionOf } from './revision';

const content = {
  status: 'ok',
  takenAt: 1,
  pairs: { state: '-cc-', roundTripMs: [null, 3.1] },
  checks: [{ name: 'serf', output: 'agent alive' }],
  evidence: [{ at: 5, ms: 7, text: 'dial tcp 10.0.0.1:41234->10.0.0.2:8443: i/o timeout' }],
};

describe('revisionOf', () => {
  it('is 16 hex digits', () => {
    expect(revisionOf(content)).toMatch(/^[0-9a-f]{16}$/);
  });

  it('stays while only times, ages and round trips move', () => {
    const moved = {
      ...content,
      takenAt: 2,
      pairs: { ...content.pairs, roundTripMs: [null, 9] },
      evidence: [{ at: 6, ms: 8, text: 'dial tcp 10.0.0.1:50000->10.0.0.2:8443: i/o timeout' }],
    };
    expect(revisionOf(moved)).toBe(revisionOf(content));
  });

  it.each([
    ['took 12.5ms', 'took 3s'],
    ['up 1m30.5s', 'up 2h5m3s'],
    ['since 2024-01-02T03:04:05Z', 'since 2025-01-02T03:04:05.678+01:00'],
  ])('stays while a text moves by itself: %s', (a, b) => {
    expect(revisionOf({ output: a })).toBe(revisionOf({ output: b }));
  });

  it.each([
    [{ ...content, status: 'critical' }],
    [{ ...content, pairs: { ...content.pairs, state: '-xc-' } }],
    [{ ...content, evidence: [{ text: 'dial tcp 10.0.0.1:41234->10.0.0.2:8444: i/o timeout' }] }],
    [{ ...content, checks: [{ name: 'serf', output: 'agent failed' }] }],
  ])('changes with what is said', (other) => {
    expect(revisionOf(other)).not.toBe(revisionOf(content));
  });
});
