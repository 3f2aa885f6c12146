import { expect, test } from 'vitest';
import { defaultFederation } from '../default-federation';
import { play } from '../testing/play';

test('what needs operator:read is denied, from near and far; the path works', async () => {
  const game = play();
  game.faults('operator-read-denied');
  const near = await game.ask('us-west 1', '/v1/internal/federation-states');
  expect(near).toMatchObject({ status: 403, body: 'Permission denied' });
  const far = await game.ask('us-east 1', '/v1/operator/raft/configuration?dc=us-west');
  expect(far).toMatchObject({ status: 403, body: 'rpc error making call: Permission denied' });
  expect(await game.probe('us-east 1', 'us-west')).toMatch(/^200/);
  expect((await game.ask('us-west 1', '/v1/agent/self'))?.status).toBe(200);
});

test('newer versions name the permission', async () => {
  const game = play(defaultFederation('mesh-gateways', '1.15.3'));
  game.faults('operator-read-denied');
  const reply = await game.ask('us-west 1', '/v1/operator/autopilot/health');
  expect(reply?.body).toContain("lacks permission 'operator:read'");
});
