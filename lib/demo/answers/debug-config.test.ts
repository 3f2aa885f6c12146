import { expect, test } from 'vitest';
import { defaultFederation } from '../default-federation';
import { play } from '../testing/play';
import { debugConfig } from './debug-config';

const config = (version: string, place: string, mode: 'mesh-gateways' | 'traditional' = 'mesh-gateways') => {
  const game = play(defaultFederation(mode, version));
  const server = game.server(place);
  return debugConfig(game.world, game.dc(server.datacenter), server);
};

test('secondaries know the primary’s gateways, the primary none', () => {
  expect(config('1.8.7', 'us-west 1')['PrimaryGateways']).toEqual([
    '203.0.113.3:8443',
    '203.0.113.4:8443',
    '203.0.113.5:8443',
  ]);
  expect(config('1.8.7', 'us-east 1')['PrimaryGateways']).toEqual([]);
  expect(config('1.8.7', 'us-west 1', 'traditional')).toMatchObject({ PrimaryGateways: [] });
});

test('TLS settings move in 1.12', () => {
  expect(config('1.8.7', 'us-west 1')).toMatchObject({ VerifyServerHostname: true, VerifyOutgoing: true });
  const newer = config('1.12.0', 'us-west 1');
  expect(newer).not.toHaveProperty('VerifyServerHostname');
  expect(newer).toMatchObject({ TLS: { InternalRPC: { VerifyIncoming: true, VerifyServerHostname: true } } });
});

test('no secret and no path of the machine it was recorded on', () => {
  const text = JSON.stringify(config('1.8.7', 'us-west 1'));
  expect(text).not.toMatch(/\/tmp|\/work|BEGIN|"[0-9a-f-]{36}"[^,}]*Token/);
  expect(config('1.8.7', 'us-west 1')['EncryptKey']).toBe('hidden');
});
