import { describe, expect, it } from 'vitest';
import { agedFact, failedFact, failureOf, goodFact } from '@/lib/observation/testing/observations';
import { freshValue, isCurrent, knownFact, notAsked } from './fresh';
import { NOW } from './testing/three';

const about = { fact: 'leader', datacenter: 'dc2', vantage: 'dc1@a' } as const;
const fact = goodFact('/v1/status/leader', '10.0.0.1:8300', NOW - 1_000, 25_000);

describe('freshValue', () => {
  it('is the value until it is older than staleAfterMs', () => {
    expect(freshValue(agedFact(fact, 24_000), NOW)?.value).toBe('10.0.0.1:8300');
    expect(freshValue(agedFact(fact, 24_001), NOW)).toBeNull();
    expect(freshValue(undefined, NOW)).toBeNull();
  });

  it('outlives reads that failed on the way', () => {
    for (const kind of ['agent-unreachable', 'agent-timeout', 'throttled', 'connection-lost'] as const) {
      expect(freshValue(failedFact(fact, failureOf(kind)), NOW)?.value).toBe('10.0.0.1:8300');
    }
  });

  it('does not outlive what the agent itself withdraws', () => {
    for (const kind of ['denied', 'unknown-token', 'filtered', 'no-leader', 'client-agent'] as const) {
      expect(freshValue(failedFact(fact, failureOf(kind)), NOW)).toBeNull();
    }
  });
});

describe('isCurrent', () => {
  it('needs a last read that answered, lately', () => {
    expect(isCurrent(fact, NOW)).toBe(true);
    expect(isCurrent(agedFact(fact, 60_000), NOW)).toBe(false);
    expect(isCurrent(failedFact(fact, failureOf('agent-timeout')), NOW)).toBe(false);
  });
});

describe('knownFact', () => {
  it('names its source', () => {
    const source = { vantage: 'dc1@a', path: '/v1/status/leader', at: NOW - 1_000 };
    expect(knownFact(fact, about, NOW)).toEqual({ known: true, value: '10.0.0.1:8300', source });
  });

  it('says why there is none: never asked, too old, or the failure of the last read', () => {
    const kindOf = (...[f]: Parameters<typeof knownFact<string>>) => {
      const known = knownFact(f, about, NOW);
      return known.known ? null : [known.gap.kind, known.gap.at];
    };
    expect(kindOf(undefined, about, NOW)).toEqual(['not-asked', null]);
    expect(kindOf(agedFact(fact, 60_000), about, NOW)).toEqual(['stale', NOW - 61_000]);
    expect(kindOf(failedFact(fact, failureOf('denied')), about, NOW)).toEqual(['denied', NOW - 1_000]);
    expect(notAsked({ ...about, vantage: '' }).message).toBe('no agent of dc2 is asked');
  });
});
