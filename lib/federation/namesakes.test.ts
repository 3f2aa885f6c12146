import { describe, expect, it } from 'vitest';
import { unreachable, vantageOf, withFact } from '@/lib/observation/testing/observations';
import type { Observation } from '@/lib/observation/types';
import { build, datacenterOf, serverOf, three } from './testing/three';

const two = three({ vantagesPerDatacenter: 2 });
const [first, second] = [vantageOf(two, 'dc2'), vantageOf(two, 'dc2', 1)];
const idsOf = (observations: readonly Observation[], node = 'dc2-s1') =>
  serverOf(build(observations), 'dc2', node).namesakes.map(({ id, address }) => [id, address]);

/** `who` lists dc2-s3 with another id at another address. */
const listed = (who: string, id: string, address: string, status: 'alive' | 'failed' = 'alive') =>
  withFact(two, who, 'lanMembers', (all) =>
    all.map((m) => (m.node === 'dc2-s3' ? { ...m, id, address, status } : m)),
  );

describe('the namesakes of a server', () => {
  it('are nobody where every name is one agent', () => {
    expect(idsOf(two)).toEqual([]);
    expect(idsOf(two, 'dc2-s3')).toEqual([]);
  });

  it('are two agents that answer under one name', () => {
    const doubled = withFact(two, second, 'self', (self) => ({ ...self, node: 'dc2-s1' }));
    expect(idsOf(doubled)).toEqual([
      ['00000000-0000-4000-8000-000002000001', '10.2.0.11'],
      ['00000000-0000-4000-8000-000002000002', '10.2.0.12'],
    ]);
    expect(idsOf(unreachable(doubled, first))).toEqual([]);
  });

  it('are two that neighbours list as alive at different addresses', () => {
    expect(idsOf(listed(second, 'x', '10.2.0.99'), 'dc2-s3')).toHaveLength(2);
  });

  it('are not a server and its successor', () => {
    expect(idsOf(listed(second, 'x', '10.2.0.99', 'failed'), 'dc2-s3')).toEqual([]);
    // Wiped and started again: a new id, the old address.
    expect(idsOf(listed(second, 'x', '10.2.0.13'), 'dc2-s3')).toEqual([]);
  });
});

describe('a server that was renamed', () => {
  const OLD = '00000000-0000-4000-8000-000003000001';
  /** dc3-s1 is listed as dc3-new by its own datacenter; the WAN pools have both names. */
  const renamed = (() => {
    let all = withFact(two, 'dc3', 'lanMembers', (members) =>
      members.map((m) => ({ ...m, node: 'dc3-new' })),
    );
    all = withFact(all, 'dc3', 'raft', (peers) => peers.map((p) => ({ ...p, node: 'dc3-new' })));
    all = withFact(all, 'dc3', 'catalogServers', (list) => list.map((s) => ({ ...s, node: 'dc3-new' })));
    return ['dc1', 'dc2', 'dc3'].reduce(
      (list, dc) =>
        withFact(list, dc, 'wanMembers', (members) =>
          members.flatMap((m) =>
            m.node === 'dc3-s1'
              ? [
                  { ...m, status: 'failed' as const },
                  { ...m, node: 'dc3-new', name: 'dc3-new.dc3' },
                ]
              : [m],
          ),
        ),
      all,
    );
  })();

  it('is known under its old name as what is left of it', () => {
    expect(serverOf(build(renamed), 'dc3', 'dc3-s1')).toMatchObject({
      id: OLD,
      renamedTo: 'dc3-new',
      voter: false,
      leader: false,
    });
    expect(serverOf(build(renamed), 'dc3', 'dc3-new')).toMatchObject({
      id: OLD,
      renamedTo: null,
      voter: true,
      leader: true,
    });
  });

  it('counts once for the quorum', () => {
    expect(datacenterOf(build(renamed), 'dc3').quorum).toEqual({
      voters: 1,
      alive: 1,
      needed: 1,
      tolerance: 0,
    });
  });

  it('is known by its address when it was wiped as well, unless its datacenter still lists the old name', () => {
    const wiped = withFact(renamed, 'dc3', 'lanMembers', (members) =>
      members.map((m) => ({ ...m, id: 'new id' })),
    );
    expect(serverOf(build(wiped), 'dc3', 'dc3-s1').renamedTo).toBe('dc3-new');
    const both = withFact(wiped, 'dc3', 'lanMembers', (members) =>
      members.flatMap((m) => [m, { ...m, node: 'dc3-s1', id: OLD, status: 'failed' as const }]),
    );
    expect(serverOf(build(both), 'dc3', 'dc3-s1').renamedTo).toBeNull();
  });
});
