import { expect, test } from 'vitest';
import { play } from '../testing/play';

test('the own datacenter first, then by distance', async () => {
  expect(await play().json('eu-north 1', '/v1/catalog/datacenters')).toEqual([
    'eu-north',
    'eu-central',
    'us-east',
    'ap-south',
    'us-west',
    'sa-east',
  ]);
});

test('services with their tags', async () => {
  expect(await play().json('us-west 1', '/v1/catalog/services?dc=sa-east')).toEqual({
    checkout: ['v2'],
    consul: [],
    'mesh-gateway': [],
    web: ['http', 'public'],
  });
});

test('gateways are found by kind, with their checks counted', async () => {
  const game = play();
  game.faults('gateway-critical');
  const filter = encodeURIComponent('Service.Kind == "mesh-gateway"');
  expect(await game.json('ap-south 1', `/v1/internal/ui/services?filter=${filter}`)).toMatchObject([
    { Name: 'mesh-gateway', Kind: 'mesh-gateway', InstanceCount: 2, ChecksPassing: 5, ChecksCritical: 1 },
  ]);
});
