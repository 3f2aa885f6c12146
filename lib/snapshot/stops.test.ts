import { expect, it } from 'vitest';
import { buildFederation } from '@/lib/federation/build-federation';
import { editGateway, healthyObservations } from '@/lib/observation/testing/observations';
import { formatStop, parseStop, SYNTAX } from './stops';

const now = 1_700_000_000_000;
const healthy = healthyObservations({
  datacenters: ['dc1', 'dc2'].map((name) => ({ name, servers: 1, gateways: 2 })),
  primary: 'dc1',
  mode: 'mesh-gateways',
  now,
});
const federation = buildFederation(healthy, { now, source: 'consul' });
const read = (text: string, of = federation) => {
  const parsed = parseStop(text, of);
  return parsed.ok ? formatStop(parsed.stop) : parsed.error;
};

it.each([
  ['datacenter:dc2', 'datacenter:dc2'],
  ['server:dc2/dc2-s1', 'server:dc2/dc2-s1'],
  ['gateway:dc2/mesh-gateway-1', 'gateway:dc2/dc2-gw1/mesh-gateway-1'],
  ['gateway:dc2/dc2-gw1/mesh-gateway-1', 'gateway:dc2/dc2-gw1/mesh-gateway-1'],
  ['datacenter:dc9', 'A datacenter dc9 is not known.'],
  ['server:dc2/dc1-s1', 'A server dc1-s1 of dc2 is not known.'],
  ['gateway:dc2/nothing', 'A mesh gateway nothing of dc2 is not known.'],
  ['datacenter:dc2/x', SYNTAX],
  ['server:dc2', SYNTAX],
  ['island:dc2', SYNTAX],
  ['', SYNTAX],
])('%s', (text, expected) => {
  expect(read(text)).toBe(expected);
});

it('wants the node where two nodes have the same service ID', () => {
  const same = editGateway(healthy, 'dc2', 'mesh-gateway-2', { id: 'mesh-gateway-1' });
  const twin = buildFederation(same, { now, source: 'consul' });
  expect(read('gateway:dc2/mesh-gateway-1', twin)).toContain('name the node as well');
  expect(read('gateway:dc2/dc2-gw2/mesh-gateway-1', twin)).toBe('gateway:dc2/dc2-gw2/mesh-gateway-1');
});
