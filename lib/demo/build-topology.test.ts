import { expect, test } from 'vitest';
import { buildTopology, stableUuid, type DatacenterSpec } from './build-topology';

const build = (datacenters: DatacenterSpec[]) =>
  buildTopology({ datacenters, mode: 'mesh-gateways', version: '1.8.7', positions: [] });

test('ids are stable UUIDs', () => {
  expect(stableUuid('a')).toBe(stableUuid('a'));
  expect(stableUuid('a')).not.toBe(stableUuid('b'));
  expect(stableUuid('a')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
});

test('LAN addresses are private, WAN addresses from the documentation networks, none used twice', () => {
  const { datacenters } = build([
    { name: 'a', servers: 9, gateways: 9 },
    { name: 'b', servers: 9, gateways: 9 },
  ]);
  const gateways = datacenters.flatMap((dc) => dc.gateways);
  const lan = [
    ...datacenters.flatMap((dc) => dc.servers.map((s) => s.address)),
    ...gateways.map((g) => g.lan.address),
  ];
  expect(new Set(lan).size).toBe(36);
  for (const address of lan) expect(address).toMatch(/^10\.8\.[01]\.\d+$/);
  expect(new Set(gateways.map((g) => g.wan.address)).size).toBe(18);
  for (const { wan } of gateways) expect(wan.address).toMatch(/^(203\.0\.113|198\.51\.100)\.\d+$/);
});

test('a version of its own is kept', () => {
  const { datacenters } = build([
    { name: 'a', servers: 1, gateways: 0 },
    { name: 'b', servers: 1, gateways: 0, version: '1.15.3' },
  ]);
  expect(datacenters.map((dc) => dc.servers[0]?.version)).toEqual(['1.8.7', '1.15.3']);
});

test.each<[DatacenterSpec[], string]>([
  [[], 'datacenters is empty'],
  [[{ name: '', servers: 1, gateways: 0 }], 'datacenters[0].name is empty'],
  [[{ name: 'a', servers: 0, gateways: 0 }], 'datacenters[0].servers is 0; use a whole number from 1 to 9'],
  [[{ name: 'a', servers: 1, gateways: 1.5 }], 'datacenters[0].gateways is 1.5'],
  [
    [
      { name: 'a', servers: 1, gateways: 0 },
      { name: 'a', servers: 1, gateways: 0 },
    ],
    'datacenters[1].name "a" is used twice',
  ],
])('refuses %j', (specs, message) => {
  expect(() => build(specs)).toThrow(message);
});
