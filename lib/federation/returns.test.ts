import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import type { Observation } from '@/lib/observation/types';
import { three, verdict } from './testing/three';

/** dc1 → dc3 fails since `since` ms, and the leader of dc3 was lost and came back. */
const failing = (
  sinceMs: number,
  [lostMs, backMs]: readonly [number, number],
  all = three(),
): Observation[] => {
  const failed = change.failForwarding(all, 'dc1', 'dc3', 'connection-lost', 5);
  const since = change.changeForwarding(failed, 'dc1', 'dc3', (fact) => ({
    ...fact,
    failingSince: fact.latest.at - sinceMs,
  }));
  return change.changeFact(since, 'dc3', 'leader', (fact) => ({
    ...fact,
    changes: [
      {
        subject: '',
        changes: [
          { at: fact.latest.at - lostMs, from: 'a', to: 'none' },
          { at: fact.latest.at - backMs, from: 'none', to: 'a' },
        ],
      },
    ],
  }));
};

type Change = [subject: string, agoMs: number, from: string, to: string];

describe('a way that fails', () => {
  it('is coming back when what fell with it came back just now', () => {
    expect(verdict(failing(60_000, [40_000, 5_000]), 'dc1', 'dc3')).toBe('recovering being-mended');
  });

  it('is broken when it fell for another reason: after the return, or long before the fall', () => {
    expect(verdict(failing(3_000, [40_000, 5_000]), 'dc1', 'dc3')).toBe('disconnected fails-from-all');
    expect(verdict(failing(200_000, [40_000, 5_000]), 'dc1', 'dc3')).toBe('disconnected fails-from-all');
  });

  it('is broken when the return is long ago, or was lost again', () => {
    expect(verdict(failing(80_000, [70_000, 31_000]), 'dc1', 'dc3')).toBe('disconnected fails-from-all');
    const again = change.changeFact(failing(60_000, [40_000, 5_000]), 'dc3', 'leader', (fact) => ({
      ...fact,
      changes: (fact.changes ?? []).map((entry) => ({
        ...entry,
        changes: [...entry.changes, { at: fact.latest.at - 1_000, from: 'a', to: 'none' }],
      })),
    }));
    expect(verdict(again, 'dc1', 'dc3')).toBe('disconnected fails-from-all');
  });

  it('is not mended by a server that is new', () => {
    const failed = change.failForwarding(three(), 'dc1', 'dc3', 'connection-lost', 5);
    const since = change.changeForwarding(failed, 'dc1', 'dc3', (fact) => ({
      ...fact,
      failingSince: fact.latest.at - 60_000,
    }));
    const joined = change.rememberLanMember(since, 'dc3', 'dc3-s1', [[5_000, 'absent', 'alive']]);
    expect(verdict(joined, 'dc1', 'dc3')).toBe('disconnected fails-from-all');
    const back = change.rememberLanMember(since, 'dc3', 'dc3-s1', [
      [50_000, 'alive', 'failed'],
      [5_000, 'failed', 'alive'],
    ]);
    expect(verdict(back, 'dc1', 'dc3')).toBe('recovering being-mended');
  });

  it('is mended by gateways that take the place of others, not by one that is only new', () => {
    const failed = change.failForwarding(three(), 'dc1', 'dc3', 'connection-lost', 5);
    const since = change.changeForwarding(failed, 'dc1', 'dc3', (fact) => ({
      ...fact,
      failingSince: fact.latest.at - 20_000,
    }));
    const gateways = (...memory: Change[]) =>
      change.changeFact(since, 'dc3', 'meshGateways', (fact) => ({
        ...fact,
        changes: [...new Set(memory.map(([subject]) => subject))].map((subject) => ({
          subject,
          changes: memory
            .filter(([name]) => name === subject)
            .map(([, agoMs, from, to]) => ({ at: fact.latest.at - agoMs, from, to })),
        })),
      }));
    const arrives: Change[] = [
      ['new', 6_000, 'absent', 'critical'],
      ['new', 4_000, 'critical', 'passing'],
    ];
    expect(verdict(gateways(...arrives), 'dc1', 'dc3')).toBe('disconnected fails-from-all');
    expect(verdict(gateways(['old', 21_000, 'passing', 'absent'], ...arrives), 'dc1', 'dc3')).toBe(
      'recovering being-mended',
    );
  });
});
