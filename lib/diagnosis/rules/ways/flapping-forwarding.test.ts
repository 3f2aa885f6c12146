import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import type { Observation } from '@/lib/observation/types';
import { diagnosisOf, findingsOf, healthy, told, verdictOf } from '../../testing/situation';
import { flappingForwarding as rule } from './flapping-forwarding';

/** Fails and comes back `times` times; `down`: and has failed once more, `endedMs` ago. */
const flaps = (times: number, { endedMs = 5_000, down = false } = {}) => {
  const length = 2 * times + (down ? 1 : 0);
  return Array.from({ length }, (_, i) => {
    const ago = endedMs + (length - 1 - i) * 20_000;
    return i % 2 === 0 ? ([ago, 'works', 'fails'] as const) : ([ago, 'fails', 'works'] as const);
  });
};
const flapping = (
  ways: readonly (readonly [string, string])[],
  memory = flaps(4),
  all: Observation[] = healthy(),
) => ways.reduce((o, [from, to]) => change.rememberProbe(o, from, to, memory), all);

describe('flapping-forwarding', () => {
  it('passes when all is well, and when gateways were replaced one after the other', () => {
    expect(verdictOf(rule, healthy()).status).toBe('passed');
    expect(verdictOf(rule, flapping([['dc1', 'dc2']], flaps(3))).status).toBe('passed');
  });

  it('counts, and names the way or the datacenter', () => {
    expect(told(findingsOf(rule, flapping([['dc1', 'dc2']])))).toEqual([
      'critical: dc1 reaches dc2 only at times: 8 changes in 10 minutes',
    ]);
    const around = flapping([
      ['dc1', 'dc3'],
      ['dc2', 'dc3'],
      ['dc3', 'dc1'],
      ['dc3', 'dc2'],
    ]);
    expect(told(findingsOf(rule, around))).toEqual([
      'critical: dc3 and the others reach each other only at times: up to 8 changes in 10 minutes',
    ]);
  });

  it('does not swing: in the bad moments it is the same root, with what the failure tells', () => {
    const up = diagnosisOf(flapping([['dc1', 'dc2']]));
    const failing = change.failForwarding(healthy(), 'dc1', 'dc2', 'connection-lost');
    const down = diagnosisOf(flapping([['dc1', 'dc2']], flaps(4, { down: true }), failing));
    for (const { findings, status } of [up, down]) {
      expect(status).toBe('critical');
      const accused = findings.filter(({ severity }) => severity !== 'info').map((finding) => finding.rule);
      expect(accused).toEqual(['flapping-forwarding']);
    }
    expect(down.findings[0]?.cause).toContain('took the connection and closed it');
  });

  it('what has been down for a minute is broken, not flapping', () => {
    const failing = change.failForwarding(healthy(), 'dc1', 'dc2', 'connection-lost');
    const down = flapping([['dc1', 'dc2']], flaps(4, { down: true, endedMs: 61_000 }), failing);
    expect(findingsOf(rule, down)).toEqual([]);
    expect(diagnosisOf(down).findings[0]?.rule).toBe('blocked-between-mesh-gateways');
  });

  it('is inconclusive about ways that nobody measured', () => {
    expect(verdictOf(rule, change.dropVantage(healthy(), 'dc3')).status).toBe('inconclusive');
  });
});
