import { expect, test } from 'vitest';
import { generateFederation } from './generate';
import { hostileTopology } from './hostile-topology';
import { play } from './testing/play';

test('Consul’s headers stand on blocking endpoints only', async () => {
  const game = play();
  const blocking = await game.ask('us-east 1', '/v1/health/service/consul');
  expect(blocking?.headers).toMatchObject({
    'X-Consul-Index': '1000',
    'X-Consul-KnownLeader': 'true',
    'X-Consul-LastContact': '0',
    'X-Consul-Effective-Consistency': 'leader',
  });
  const plain = await game.ask('us-east 1', '/v1/status/leader');
  expect(Object.keys(plain?.headers ?? {})).toEqual(['Content-Type']);
});

test('an unknown datacenter has no path', async () => {
  const game = play();
  const reply = await game.ask('us-east 1', '/v1/catalog/services?dc=nowhere');
  expect(reply).toMatchObject({ status: 500, body: 'No path to datacenter' });
  expect(reply?.headers).toMatchObject({ 'X-Consul-Index': '1', 'X-Consul-KnownLeader': 'false' });
});

test('agent endpoints ignore ?dc=', async () => {
  const game = play();
  expect(await game.json('us-west 1', '/v1/agent/self?dc=eu-north')).toMatchObject({
    Config: { Datacenter: 'us-west' },
  });
});

test('a query that Consul refuses is a 400', async () => {
  const game = play();
  expect(await game.ask('us-east 1', '/v1/catalog/services?index=x')).toMatchObject({
    status: 400,
    body: 'Invalid index',
  });
});

test('a leader that just died refuses', async () => {
  const game = play();
  game.faults('datacenter-down');
  // sa-east's leader is gone with all others; ask through a follower that still believes in it.
  game.world.conditions.stoppedServers.delete(game.server('sa-east 1'));
  const reply = await game.ask('sa-east 1', '/v1/catalog/services');
  expect(reply?.body).toMatch(
    /^rpc error getting client: failed to get conn: dial tcp 10\.8\.5\.11:0->10\.8\.5\.13:8300: connect/,
  );
});

test('every hostile datacenter can be asked for by its name', async () => {
  const size = { datacenters: 40, serversPer: 1, gatewaysPer: 1 };
  const game = play(hostileTopology(generateFederation(size, 'mesh-gateways')));
  for (const dc of game.topology.datacenters) {
    expect(await game.probe('dc1', dc.name)).toMatch(/^200 "10\./);
  }
});
