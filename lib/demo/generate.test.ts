import { expect, test } from 'vitest';
import { roundTripSeconds } from './coordinates';
import { generateFederation, globePositions, specifiedFederation } from './generate';

test('200 datacenters with 1,000 servers and 600 gateways', () => {
  const { datacenters } = generateFederation(
    { datacenters: 200, serversPer: 5, gatewaysPer: 3 },
    'mesh-gateways',
  );
  expect(datacenters.flatMap((dc) => dc.servers)).toHaveLength(1000);
  expect(datacenters.flatMap((dc) => dc.gateways)).toHaveLength(600);
  expect(new Set(datacenters.flatMap((dc) => dc.servers.map((server) => server.address))).size).toBe(1000);
  const wan = datacenters.flatMap((dc) => dc.gateways.map((gateway) => gateway.wan.address));
  expect(new Set(wan).size).toBe(600);
});

test('round trips stay within what a globe allows', () => {
  const places = globePositions(50);
  const far = places.flatMap((a) => places.filter((b) => b !== a).map((b) => roundTripSeconds(a, b)));
  expect(Math.max(...far)).toBeLessThan(0.23);
  expect(Math.min(...far)).toBeGreaterThan(0.005);
});

test('sizes that cannot be played are refused', () => {
  const size = { datacenters: 0, serversPer: 3, gatewaysPer: 2 };
  expect(() => generateFederation(size, 'mesh-gateways')).toThrow('generate.datacenters is 0');
});

test('datacenters of a caller', () => {
  const topology = specifiedFederation([{ name: 'here', servers: 3, gateways: 1 }], 'traditional', '1.10.0');
  expect(topology.primary).toMatchObject({ name: 'here', version: '1.10.0', gateways: [] });
});
