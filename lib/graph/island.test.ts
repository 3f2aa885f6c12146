import { describe, expect, it } from 'vitest';
import { datacenter, meshGateway, servers } from '@/components/testing/snapshot-builder';
import { bridgeheadAt, islandAt, islandSubtitles } from './island';
import { distance } from './point';
import { layOutRing } from './ring';
import { textWidth } from './words';

const BOX = { width: 1400, height: 880 };
const place = (name: string, others: number) => {
  const [first] = layOutRing([name, ...Array.from({ length: others }, (_, i) => `other-${i}`)], BOX).places;
  if (!first) throw new Error('the ring is empty');
  return first;
};

describe('islandAt', () => {
  it('shows words, servers and piers while there is room', () => {
    const island = islandAt(datacenter('dc1'), place('dc1', 2), 1);
    expect(island.detail).toBe('full');
    expect(island.title.map(({ text }) => text)).toEqual(['dc1']);
    expect(island.servers).toHaveLength(3);
    expect(island.piers).toHaveLength(2);
    expect(island.beside).toBeNull();
  });

  it('keeps words and servers on the land, however long the name and many the servers', () => {
    for (const name of ['dc1', 'production-eu-central-frankfurt-2', 'x'.repeat(63)]) {
      const island = islandAt(datacenter(name, { servers: servers('s', 14) }), place(name, 5), 1);
      for (const { text, x, y, size } of [...island.title, ...(island.subtitle ? [island.subtitle] : [])]) {
        expect(Math.abs(x) + textWidth(text, size) / 2).toBeLessThan(island.radius * 0.95);
        expect(Math.abs(y)).toBeLessThan(island.radius * 0.75);
      }
      for (const at of island.servers) expect(Math.hypot(at.x, at.y)).toBeLessThan(island.radius);
      expect(island.servers.length + Number(island.moreServers?.text ?? 0)).toBe(14);
    }
  });

  it('is the same island while nothing of it changes, and another when anything does', () => {
    const [dc1, at] = [datacenter('dc1'), place('dc1', 60)];
    const beside = { side: 'left', size: 10 } as const;
    const before = islandAt(dc1, at, 1, beside);
    expect(islandAt(dc1, at, 1, { ...beside })).toBe(before);
    expect(islandAt(dc1, at, 1, { side: 'right', size: 10 }).beside).not.toEqual(before.beside);
    expect(islandAt(dc1, at, 3, beside).radius).toBeGreaterThan(before.radius);
    expect(islandAt(dc1, { ...at, x: at.x + 5 }, 3, beside).x).toBeCloseTo(before.x + 5, 0);
    expect(islandAt({ ...dc1, meshGateways: [] }, { ...at, radius: 60 }, 1, beside).piers).toEqual([]);
  });

  it('leaves its subtitle out where two lines of a name and two rows of servers fill it', () => {
    const at = { ...place('a-b', 11), radius: 48 };
    const own = { role: 'primary' as const, servers: servers('s', 5) };
    expect(islandAt(datacenter('us-east', own), at, 1).subtitle?.text).toBe('primary');
    const crowded = islandAt(datacenter('production-us-east-ashburn-1', own), at, 1);
    expect(crowded.title).toHaveLength(2);
    expect(crowded.subtitle).toBeNull();
    for (const { y } of crowded.title) expect(Math.abs(y)).toBeLessThan(at.radius * 0.6);
  });

  it('puts the leader first', () => {
    const own = servers('s', 3).map((server) => ({ ...server, leader: server.node === 's-s3' }));
    expect(islandAt(datacenter('dc1', { servers: own }), place('dc1', 2), 1).servers[0]?.server.node).toBe(
      's-s3',
    );
  });

  it('has no piers in a traditional federation', () => {
    const plain = datacenter('dc1', { mode: 'traditional', meshGateways: [] });
    const at = place('dc1', 2);
    expect(islandAt(plain, at, 1).piers).toEqual([]);
    expect(distance(bridgeheadAt(plain, at), at)).toBeLessThan(at.radius * 1.1);
  });

  it('shows more, not bigger, when a crowded chart is magnified', () => {
    const at = place('dc1', 199);
    expect(islandAt(datacenter('dc1'), at, 1)).toMatchObject({ detail: 'dot', servers: [], piers: [] });
    const near = islandAt(datacenter('dc1'), at, 16);
    expect(near.detail).toBe('full');
    expect(near.scale * near.radius).toBeCloseTo(at.radius);
  });

  it('turns names beside the island so that none stands on its head', () => {
    for (const at of layOutRing(
      Array.from({ length: 40 }, (_, i) => `dc-${i}`),
      BOX,
    ).places) {
      const turn = islandAt(datacenter(at.name), at, 1).beside?.turn ?? 0;
      expect(Math.abs(turn)).toBeLessThanOrEqual(90);
    }
  });

  it('is finite with no servers and no mesh gateways', () => {
    const bare = islandAt(datacenter('dc1', { servers: [], meshGateways: [] }), place('dc1', 2), 1);
    expect(JSON.stringify(bare)).not.toMatch(/null,"y"|NaN/);
    expect(
      islandAt(
        datacenter('dc1', { meshGateways: Array.from({ length: 9 }, (_, i) => meshGateway(`g${i}`)) }),
        place('dc1', 2),
        1,
      ).moreGateways?.text,
    ).toBe('+4');
  });
});

describe('islandSubtitles', () => {
  it('says role and servers, or why little is known, and shorter ways to say it', () => {
    expect(islandSubtitles(datacenter('dc1', { role: 'primary' }))).toEqual([
      'primary · 3 servers',
      'primary',
    ]);
    expect(islandSubtitles(datacenter('dc2', { servers: servers('a', 1) }))).toEqual(['1 server']);
    expect(islandSubtitles(datacenter('dc2', { observed: 'through', through: 'dc1' }))[1]).toBe('via dc1');
    expect(islandSubtitles(datacenter('dc2', { observed: 'hearsay' }))[0]).toBe('own view missing');
  });

  it('is never cut on a small island while a shorter one fits', () => {
    const names = ['dc1', ...Array.from({ length: 5 }, (_, i) => `dc${i + 2}`)];
    const [first] = layOutRing(names, { width: 384, height: 512 }).places;
    if (!first) throw new Error('the ring is empty');
    expect(islandAt(datacenter('dc1', { role: 'primary' }), first, 1).subtitle?.text).toBe('primary');
  });
});
