import { expect, test } from 'vitest';
import { play } from '../testing/play';

test('autopilot tells quorum and tolerance', async () => {
  const reply = await play().ask('us-west 1', '/v1/operator/autopilot/health');
  expect(reply?.status).toBe(200);
  expect(JSON.parse(reply?.body ?? '')).toMatchObject({
    Healthy: true,
    FailureTolerance: 1,
    Servers: [{ Leader: false }, { Leader: true, LastContact: '0s' }, { Leader: false }],
  });
});

test('an unhealthy datacenter is a 429 with the same body', async () => {
  const game = play();
  game.faults('server-stopped');
  const reply = await game.ask('us-east 1', '/v1/operator/autopilot/health');
  expect(reply?.status).toBe(429);
  expect(JSON.parse(reply?.body ?? '')).toMatchObject({ Healthy: false, FailureTolerance: 1 });
});

test('Raft has one leader', async () => {
  const { Servers } = (await play().json('us-east 1', '/v1/operator/raft/configuration')) as {
    Servers: { Leader: boolean; Voter: boolean }[];
  };
  expect(Servers.map((server) => server.Leader)).toEqual([true, false, false, false, false]);
});
