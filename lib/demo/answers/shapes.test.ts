import { expect, test } from 'vitest';
import { play } from '../testing/play';
import { liveGateways } from '../world';
import { checkShape, gatewayShape, serverTags, serviceTail } from './shapes';

test('a meta key named __proto__ stays a key', () => {
  const game = play();
  const [recorded] = liveGateways(game.world, game.dc('us-east'));
  if (!recorded) throw new Error('a gateway expected');
  const gateway = { ...recorded.gateway, meta: [['__proto__', 'x']] as const };
  const { Service } = gatewayShape({ ...recorded, gateway }, '1.8.7', null);
  expect(JSON.stringify(Service.Meta)).toBe('{"consul-wan-federation":"1","__proto__":"x"}');
});

test('newer versions write more', () => {
  const check = { node: 'n', id: 'c', name: 'c', status: 'passing', output: '', index: 1 };
  expect(checkShape({ ...check, version: '1.8.7' }, [])).not.toHaveProperty('ExposedPort');
  expect(checkShape({ ...check, version: '1.12.0' }, [])).toHaveProperty('ExposedPort', 0);
  expect(serviceTail('1.8.7', 1).Proxy).not.toHaveProperty('Mode');
  expect(serviceTail('1.10.0', 1).Proxy).toHaveProperty('Mode', '');
});

test('a single server says bootstrap, several say how many they expect', () => {
  const server = play().server('us-east 1');
  expect(serverTags(server, 1)).toMatchObject({ bootstrap: '1' });
  expect(serverTags(server, 5)).toMatchObject({ expect: '5' });
});
