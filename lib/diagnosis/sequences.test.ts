import { describe, expect, it } from 'vitest';
import type { MemberStatus } from '@/lib/consul/types';
import * as change from '@/lib/observation/testing/observations';
import type { Observation } from '@/lib/observation/types';
import { accused, watched, type Step } from './testing/sequence';

const well = (o: Observation[]) => o;
const refused = [
  { id: 'c', name: 'Mesh gateway listening', status: 'critical', output: 'connection refused' },
];

/** Every way into and out of dc3 fails, as each side says it when the only gateway of dc3 is dead. */
function cutOff(o: Observation[]): Observation[] {
  const dialled = change.failureOf('gateway-dial', { dialled: '10.3.1.1:8443' });
  const into = ['dc1', 'dc2'].reduce(
    (all, from) => change.failForwarding(all, from, 'dc3', 'connection-lost'),
    o,
  );
  return ['dc1', 'dc2'].reduce((all, to) => change.failForwarding(all, 'dc3', to, dialled), into);
}
const critical = (o: Observation[]) => change.editGateway(o, 'dc3', 'mesh-gateway-1', { checks: refused });
/** Serf of dc3 and that of the others no longer hear each other. */
function gossipLost(o: Observation[]): Observation[] {
  const there = ['dc1', 'dc2'].reduce(
    (all, seenBy) => change.setMemberStatus(all, { datacenter: 'dc3', seenBy }, 'failed'),
    o,
  );
  return ['dc1', 'dc2'].reduce(
    (all, datacenter) => change.setMemberStatus(all, { datacenter, seenBy: 'dc3' }, 'failed'),
    there,
  );
}
const marked = (o: Observation[]) =>
  ['dc1', 'dc2'].reduce((all, from) => change.failForwarding(all, from, 'dc3', 'no-server-reachable'), o);

describe('a mesh gateway that dies', () => {
  const told = watched([
    [0, well],
    [2, cutOff],
    [6, cutOff],
    [10, (o) => critical(cutOff(o))],
    [60, (o) => gossipLost(critical(cutOff(o)))],
    [66, (o) => gossipLost(cutOff(o))],
    [70, marked],
    [80, marked],
    [200, well],
  ]);
  const [, first, second, checked, gossip, started, repairedOnce, recovering, mended] = told;

  it('is not believed at the first failure', () => {
    expect(told[0] && accused(told[0])).toEqual([]);
    expect(first && accused(first)).toEqual([]);
    expect(first?.status).not.toBe('critical');
  });

  it('is named, or at least its datacenter, once a second failure has confirmed the first', () => {
    expect(second?.status).toBe('critical');
    expect(second && accused(second)).toHaveLength(1);
    expect(second?.headline).toContain('dc3');
    expect(second?.findings[0]?.cause).toMatch(/10\.3\.1\.1:8443|mesh gateway/);
  });

  it('is the one root once its check is critical, and the broken ways fold under it', () => {
    expect(checked && accused(checked)).toEqual(['critical no-usable-mesh-gateway/dc3']);
    expect(checked?.findings[0]?.symptoms.length).toBeGreaterThan(0);
  });

  it('stays the one root when Serf gives up half a minute later', () => {
    expect(gossip && accused(gossip)).toEqual(['critical no-usable-mesh-gateway/dc3']);
    expect(gossip?.findings[0]?.symptoms.map(({ rule }) => rule)).toContain('failed-wan-member');
  });

  it('is coming back, and nobody else is accused, while ways and members return one by one', () => {
    expect(started?.status).toBe('warning');
    expect(started?.findings[0]).toMatchObject({ rule: 'lingering-offline-mark', recovering: true });
    expect(started && accused(started).filter((line) => !line.includes('lingering-offline-mark'))).toEqual(
      [],
    );
  });

  it('is recovering while routers keep their mark, and then over', () => {
    for (const diagnosis of [repairedOnce, recovering]) {
      expect(diagnosis?.status).toBe('warning');
      expect(diagnosis?.findings[0]).toMatchObject({ rule: 'lingering-offline-mark', recovering: true });
      expect(diagnosis && accused(diagnosis)).toHaveLength(1);
    }
    expect(mended?.status).toBe('ok');
  });
});

it('one stale pooled connection raises no alarm, however often it happens', () => {
  const stale = (o: Observation[]) => change.failForwarding(o, 'dc1', 'dc2', 'connection-lost');
  const steps = Array.from({ length: 20 }, (_, i): Step => [i * 10, i % 2 ? stale : well]);
  for (const diagnosis of watched(steps)) {
    expect(diagnosis.status).not.toBe('critical');
    expect(accused(diagnosis)).toEqual([]);
  }
});

describe('work on the federation', () => {
  /** All servers of a datacenter, one after the other, go through these states in every pool, 10 s each. */
  const rolling = (states: readonly MemberStatus[]): Step[] => {
    const turns = ['dc1', 'dc2'].flatMap((dc) =>
      [1, 2, 3].flatMap((n) => [...states, 'alive' as const].map((s) => [dc, n, s] as const)),
    );
    return turns.map(([dc, n, status], i): Step => [
      i * 10,
      (o) =>
        change.setLanStatus(
          change.setMemberStatus(o, { datacenter: dc, node: `${dc}-s${n}` }, status),
          dc,
          `${dc}-s${n}`,
          status,
        ),
    ]);
  };

  it.each([
    ['gracefully', ['leaving', 'left']],
    ['by killing', ['failed']],
  ] as const)(
    'servers restarted one by one, %s: nothing critical, and nobody else is accused',
    (_, states) => {
      const steps = rolling(states);
      watched(steps).forEach((diagnosis, i) => {
        const turn = Math.floor(i / (states.length + 1));
        const dc = turn < 3 ? 'dc1' : 'dc2';
        expect(diagnosis.status).not.toBe('critical');
        for (const line of accused(diagnosis))
          expect(line).toMatch(new RegExp(`^warning [a-z-]+/${dc}(/${dc}-s${(turn % 3) + 1})?$`));
      });
    },
  );

  it('gateways restarted one by one: a warning about that gateway at most', () => {
    const turns = ['dc1', 'dc2'].flatMap((dc) =>
      [1, 2].flatMap((n) => [true, true, false].map((down) => [dc, n, down] as const)),
    );
    const steps = turns.map(([dc, n, down], i): Step => [
      i * 10,
      (o) => (down ? change.editGateway(o, dc, `mesh-gateway-${n}`, { checks: refused }) : o),
    ]);
    watched(steps).forEach((diagnosis, i) => {
      const [dc, , down] = turns[i] ?? ['', 0, false];
      expect(diagnosis.status).not.toBe('critical');
      expect(accused(diagnosis).length).toBe(down ? 1 : 0);
      for (const line of accused(diagnosis)) expect(line).toContain(`critical-mesh-gateway/${dc}`);
    });
  });
});

it('a member that flaps keeps one headline through good and bad moments', () => {
  const down = (o: Observation[]) =>
    change.setMemberStatus(o, { datacenter: 'dc2', node: 'dc2-s2' }, 'failed');
  const steps = Array.from({ length: 24 }, (_, i): Step => [i * 20, i % 2 ? down : well]);
  const late = watched(steps).slice(6);
  for (const diagnosis of late) {
    expect(accused(diagnosis)).toEqual(['warning flapping-member/dc2/dc2-s2']);
    expect(diagnosis.headline).toContain('Server dc2-s2 of dc2 flaps');
  }
});

it('a way that flaps keeps one headline, and calms down ten minutes after', () => {
  const lost = (o: Observation[]) => change.failForwarding(o, 'dc1', 'dc2', 'connection-lost');
  const steps = Array.from({ length: 40 }, (_, i): Step => [i * 5, i % 4 < 2 ? well : lost]);
  const all = watched([...steps, [205, well], [900, well]]);
  for (const diagnosis of all.slice(16, 40))
    expect(accused(diagnosis)).toEqual(['critical flapping-forwarding/dc1/dc2']);
  expect(all.at(-1)?.status).toBe('ok');
});
