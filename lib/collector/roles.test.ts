import { describe, expect, it } from 'vitest';
import type { AgentSelf } from '@/lib/consul/types';
import { speakerOf, turnsOf } from './roles';
import { badReading, fakeAgent, goodReading } from './testing/fake-agent';
import { BUDGETS, vantageOf } from './testing/surroundings';
import type { Vantage } from './vantage';

const vantage = (id: string, datacenter = 'dc1') =>
  vantageOf(
    fakeAgent(() => goodReading(1)),
    BUDGETS,
    id,
    datacenter,
  );
const says = (v: Vantage, server: boolean | null) =>
  v.store.record('self', {
    path: '/self',
    // Only these two are read here.
    reading:
      server === null
        ? badReading('agent-unreachable')
        : goodReading({ server, datacenter: 'dc1' } as AgentSelf),
    staleAfterMs: 1,
  });

describe('speakerOf', () => {
  it('is the first by id, before anybody answered', () => {
    const [b, a] = [vantage('b'), vantage('a')];
    expect(speakerOf([b, a], 'dc1')).toBe(a);
    expect(speakerOf([b, a], 'dc2')).toBeNull();
    expect(speakerOf([b, a], null)).toBeNull();
  });

  it('is a server before a client agent, and one that answers before one that does not', () => {
    const [a, b, c] = [vantage('a'), vantage('b'), vantage('c')];
    says(a, null);
    says(b, false);
    says(c, true);
    expect(speakerOf([a, b, c], 'dc1')).toBe(c);
    says(c, null);
    expect(speakerOf([a, b, c], 'dc1')).toBe(b);
    says(b, null);
    expect(speakerOf([a, b, c], 'dc1')).toBe(a);
  });
});

describe('turnsOf', () => {
  it('lets everybody probe in every cycle up to the budget', () => {
    const all = [vantage('a'), vantage('b')];
    expect(turnsOf(all, 6, 10, all[1] as Vantage)).toEqual({ of: 1, mine: 0 });
  });

  it('lets the vantages of one datacenter take turns above it', () => {
    const [b, a, other] = [vantage('b'), vantage('a'), vantage('c', 'dc2')];
    const turns = [b, a, other].map((one) => turnsOf([b, a, other], 6, 14, one));
    expect(turns).toEqual([
      { of: 2, mine: 1 },
      { of: 2, mine: 0 },
      { of: 1, mine: 0 },
    ]);
  });
});
