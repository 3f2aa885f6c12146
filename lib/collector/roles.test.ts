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

describe('speakerOf, of servers that lost their leader', () => {
  const hears = (v: Vantage, leader: string | null, agoMs: number) => {
    v.store.record('leader', {
      path: '/leader',
      reading: { ...goodReading(leader), at: 0 },
      staleAfterMs: 1,
    });
    v.store.record('leader', {
      path: '/leader',
      reading: { ...goodReading(leader), at: agoMs },
      staleAfterMs: 1,
    });
  };
  const fails = (v: Vantage, forMs: number) => {
    for (const at of [0, forMs])
      v.store.record('raft', {
        path: '/raft',
        reading: { ...badReading('connection-lost'), at },
        staleAfterMs: 1,
      });
  };
  const pair = () => {
    const [a, b] = [vantage('a'), vantage('b')];
    says(a, true);
    says(b, true);
    return [a, b] as const;
  };

  it('is another once that has lasted, not during an election, and not when all have none', () => {
    const [a, b] = pair();
    hears(b, '10.0.0.2:8300', 9_000);
    hears(a, null, 3_000);
    expect(speakerOf([a, b], 'dc1')).toBe(a);
    hears(a, null, 6_000);
    expect(speakerOf([a, b], 'dc1')).toBe(b);
    hears(b, null, 9_000);
    expect(speakerOf([a, b], 'dc1')).toBe(a);
  });

  it('is another when it names a leader and does not get through to it', () => {
    const [a, b] = pair();
    fails(a, 3_000);
    expect(speakerOf([a, b], 'dc1')).toBe(a);
    fails(a, 6_000);
    expect(speakerOf([a, b], 'dc1')).toBe(b);
    fails(b, 6_000);
    expect(speakerOf([a, b], 'dc1')).toBe(a);
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
