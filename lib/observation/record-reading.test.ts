import { describe, expect, it } from 'vitest';
import type { Failure, FailureKind, Reading, WanMember } from '@/lib/consul/types';
import { recordProbe, recordReading, staleAfter } from './record-reading';
import type { Fact } from './types';

const meta = { index: null, knownLeader: null, lastContactMs: null, filteredByAcls: false };
const good = <T>(value: T, at: number): Reading<T> => ({ ok: true, value, at, ms: 1, meta });
const failure: Failure = {
  kind: 'connection-lost',
  status: 500,
  message: 'EOF',
  detail: { dialled: null, tls: null, pathWorks: false },
};
const bad = (at: number, kind: FailureKind = 'connection-lost', pathWorks = false): Reading<never> => ({
  ok: false,
  failure: { ...failure, kind, detail: { ...failure.detail, pathWorks } },
  at,
  ms: 1,
});
const record = (readings: readonly Reading<string | null>[]) =>
  readings.reduce<Fact<string | null> | undefined>(
    (fact, reading) => recordReading('leader', fact, { path: '/v1/x', reading, staleAfterMs: 25_000 }),
    undefined,
  );
const probe = (readings: readonly Reading<string | null>[]) =>
  readings.reduce<Fact<string | null> | undefined>(
    (fact, reading) => recordProbe(fact, { path: '/v1/x', reading, staleAfterMs: 25_000 }),
    undefined,
  );
const members = (...states: readonly [name: string, status: WanMember['status']][]) =>
  states.map(([name, status]) => ({ name, status }) as WanMember); // the memory reads only these
const pool = (readings: readonly Reading<readonly WanMember[]>[]) =>
  readings.reduce<Fact<readonly WanMember[]> | undefined>(
    (fact, reading) => recordReading('wanMembers', fact, { path: '/v1/x', reading, staleAfterMs: 25_000 }),
    undefined,
  );

describe('recordReading', () => {
  it('keeps the last good value, with its own time, under later failures', () => {
    expect(record([good('a', 1), bad(2), bad(3)])).toMatchObject({
      good: { value: 'a', at: 1 },
      failuresInARow: 2,
      latest: { ok: false, at: 3 },
    });
  });
  it('counts failures from nothing', () => {
    expect(record([bad(1)])).toMatchObject({ good: null, failuresInARow: 1 });
  });
  it('knows since when it fails', () => {
    expect(record([good('a', 1), bad(2), bad(3)])?.failingSince).toBe(2);
    expect(record([good('a', 1), bad(2), good('a', 3)])).not.toHaveProperty('failingSince');
  });
  it('forgets the failures after a good read', () => {
    expect(record([bad(1), bad(2), good('b', 3)])).toMatchObject({
      good: { value: 'b', at: 3 },
      failuresInARow: 0,
    });
  });
});

describe('what a fact remembers', () => {
  it('since when its value is as it is; an equal value is the same one', () => {
    expect(record([good('a', 1), good('a', 2), bad(3), good('a', 4)])).toMatchObject({
      changedAt: 1,
      knownSince: 1,
    });
    expect(record([good('a', 1), good('b', 2), bad(3)])).toMatchObject({ changedAt: 2, knownSince: 1 });
    expect(record([bad(1)])).not.toHaveProperty('changedAt');
    const [first, second] = [members(['a.dc1', 'alive']), members(['a.dc1', 'alive'])];
    const same = pool([good(first, 1), good(second, 2)]);
    expect(same?.good?.value).toBe(first);
    expect(same?.latest).toMatchObject({ ok: true, value: first, at: 2 });
    expect(same).not.toHaveProperty('changes');
  });

  it('which members changed, also over failed reads, and that one is gone', () => {
    const after = pool([
      good(members(['a.dc1', 'alive'], ['b.dc1', 'alive']), 1),
      bad(2),
      good(members(['a.dc1', 'failed'], ['b.dc1', 'alive']), 3),
      good(members(['b.dc1', 'alive'], ['c.dc1', 'alive']), 4),
    ]);
    expect(after?.changes).toEqual([
      {
        subject: 'a.dc1',
        changes: [
          { at: 3, from: 'alive', to: 'failed' },
          { at: 4, from: 'failed', to: 'absent' },
        ],
      },
      { subject: 'c.dc1', changes: [{ at: 4, from: 'absent', to: 'alive' }] },
    ]);
  });

  it('forgets after ten minutes, but keeps what came before the present state: failed, then left', () => {
    const late = 700_000;
    const after = pool([
      good(members(['a.dc1', 'alive'], ['b.dc1', 'alive']), 1),
      good(members(['a.dc1', 'failed'], ['b.dc1', 'failed']), 2),
      good(members(['a.dc1', 'left']), 3),
      good(members(['a.dc1', 'left']), late),
    ]);
    expect(after?.changes).toEqual([{ subject: 'a.dc1', changes: [{ at: 3, from: 'failed', to: 'left' }] }]);
  });

  it('is bounded for a member that never rests', () => {
    const readings = Array.from({ length: 100 }, (_, i) =>
      good(members(['a.dc1', i % 2 ? 'failed' : 'alive']), i),
    );
    expect(pool(readings)?.changes?.[0]?.changes).toHaveLength(16);
  });
});

describe('what a probe remembers', () => {
  /** Times here are seconds. */
  const changes = (readings: readonly Reading<string | null>[]) =>
    probe(readings.map((reading) => ({ ...reading, at: reading.at * 1_000 })))?.changes?.[0]?.changes.map(
      ({ at, to, failure: kind }) => `${to} at ${at / 1_000}${kind ? `: ${kind}` : ''}`,
    ) ?? [];

  it('fails once failures have lasted, and works with the next answer', () => {
    expect(changes([good('a', 1), bad(2), good('a', 3)])).toEqual([]);
    expect(changes([good('a', 1), bad(2), bad(3), bad(4), good('a', 5)])).toEqual([]);
    expect(changes([good('a', 1), bad(2), bad(3), bad(5), good('a', 6)])).toEqual([
      'fails at 5: connection-lost',
      'works at 6',
    ]);
    expect(changes([bad(1), bad(2), bad(4), good('a', 5)])).toEqual(['works at 5']);
  });

  it('does not take the silence of our own agent for a first failure of the way', () => {
    const away = [good('a', 1), bad(2, 'agent-unreachable'), bad(3, 'agent-unreachable')];
    expect(probe([...away, bad(4, 'no-path')])).toMatchObject({ failuresInARow: 1, failingSince: 4 });
    expect(probe([...away, bad(4, 'no-path'), bad(5, 'no-path')])?.failuresInARow).toBe(2);
    const hanging = [good('a', 1), bad(2, 'agent-timeout'), bad(3)];
    expect(probe(hanging)).toMatchObject({ failuresInARow: 2, failingSince: 2 });
  });

  it('keeps what TLS said while the router only says that nobody is reached, until it says or does something else', () => {
    const x509 = [good('a', 1), bad(2, 'tls-identity'), bad(3, 'tls-identity')];
    expect(probe(x509)).not.toHaveProperty('told');
    const given = [...x509, bad(4, 'no-server-reachable'), bad(5, 'neighbour-dial')];
    expect(probe(given)?.told).toMatchObject({ failure: { kind: 'tls-identity' }, at: 3 });
    expect(probe([...given, bad(6, 'connection-lost')])).not.toHaveProperty('told');
    expect(probe([...given, good('a', 6)])).not.toHaveProperty('told');
    expect(probe([...given, good('a', 6), bad(7, 'no-server-reachable')])).not.toHaveProperty('told');
    expect(probe([bad(1), bad(2, 'no-server-reachable')])).not.toHaveProperty('told');
  });

  it('is not told anything by the silence of our own agent, and works when the answer is a refusal from afar', () => {
    expect(changes([good('a', 1), bad(2, 'agent-timeout'), bad(3, 'agent-unreachable')])).toEqual([]);
    expect(changes([good('a', 1), bad(2), bad(5, 'no-path'), bad(6, 'denied', true)])).toEqual([
      'fails at 5: no-path',
      'works at 6',
    ]);
  });
});

it('calls a fact stale after twice its period plus its deadline', () => {
  expect(staleAfter({ periodMs: 10_000, deadlineMs: 5_000 })).toBe(25_000);
});
