import { describe, expect, it } from 'vitest';
import {
  changeForwarding,
  failForwarding,
  dropVantage,
  setMemberStatus,
} from '@/lib/observation/testing/observations';
import { findBreakages } from './broken-pairs';
import { federationOf, healthy } from './testing/situation';

const names = Array.from({ length: 10 }, (_, i) => `dc${i + 1}`);
const ten = () =>
  healthy({
    datacenters: names.map((name) => ({ name, servers: 1, gateways: 1 })),
    vantagesPerDatacenter: 1,
  });
const fail = (ways: readonly (readonly [string, string])[], all = ten()) =>
  ways.reduce((o, [from, to]) => failForwarding(o, from, to, 'connection-lost'), all);
const shapes = (all: ReturnType<typeof ten>) =>
  findBreakages(federationOf(all)).map(({ shape, datacenter, to, pairs }) => [
    shape,
    datacenter,
    to,
    pairs.length,
  ]);
const others = (name: string) => names.filter((other) => other !== name);

describe('findBreakages', () => {
  it('finds nothing in a healthy federation', () => {
    expect(shapes(ten())).toEqual([]);
  });

  it('tells two dead datacenters and one broken way apart', () => {
    const dead = ['dc3', 'dc7'].flatMap((name) =>
      others(name).flatMap((o) => [[name, o] as const, [o, name] as const]),
    );
    expect(shapes(fail([...dead, ['dc1', 'dc2']]))).toEqual([
      ['both', 'dc3', null, 18],
      ['both', 'dc7', null, 16],
      ['pair', 'dc1', 'dc2', 1],
    ]);
  });

  it('most is as good as all from three on: 7 of 9, not 6 of 9', () => {
    const into = (n: number) =>
      fail(
        others('dc5')
          .slice(0, n)
          .map((o) => [o, 'dc5'] as const),
      );
    expect(shapes(into(7))).toEqual([['into', 'dc5', null, 7]]);
    expect(shapes(into(5)).map(([shape]) => shape)).toEqual(['pair', 'pair', 'pair', 'pair', 'pair']);
  });

  it('more than five of one datacenter are told together even when others work', () => {
    const out = fail(
      others('dc5')
        .slice(0, 6)
        .map((o) => ['dc5', o] as const),
    );
    expect(shapes(out)).toEqual([['out', 'dc5', null, 6]]);
  });

  it('counts every broken pair exactly once', () => {
    const ways = names.flatMap((a, i) =>
      names.filter((b, j) => a !== b && (i * 7 + j * 3) % 4 === 0).map((b) => [a, b] as const),
    );
    const found = findBreakages(federationOf(fail(ways))).flatMap(({ pairs }) =>
      pairs.map(({ from, to }) => `${from} ${to}`),
    );
    expect(found.sort()).toEqual(ways.map(([a, b]) => `${a} ${b}`).sort());
  });

  it('leaves a datacenter out that has left', () => {
    const gone = setMemberStatus(dropVantage(ten(), 'dc5'), { datacenter: 'dc5' }, 'left');
    expect(
      shapes(
        fail(
          others('dc5').map((o) => [o, 'dc5'] as const),
          gone,
        ),
      ),
    ).toEqual([]);
  });

  it('one way in and one way out share the datacenter between', () => {
    const three = healthy();
    const two = failForwarding(
      failForwarding(three, 'dc1', 'dc2', 'connection-lost'),
      'dc2',
      'dc3',
      'connection-lost',
    );
    const unknown = changeForwarding(two, 'dc3', 'dc2', () => undefined);
    expect(shapes(unknown)).toEqual([['both', 'dc2', null, 2]]);
    expect(shapes(two).map(([shape]) => shape)).toEqual(['pair', 'pair']);
  });

  it('a secondary that dials the primary itself is cut off all the same', () => {
    const all = fail(
      [
        ['dc1', 'dc3'],
        ['dc2', 'dc3'],
        ['dc3', 'dc2'],
      ],
      healthy(),
    );
    expect(shapes(all)).toEqual([['both', 'dc3', null, 3]]);
  });
});
