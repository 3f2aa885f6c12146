import { expect, test } from 'vitest';
import { play } from '../testing/play';

test('the way works, requests that need a leader do not, stale ones do', async () => {
  const game = play();
  game.faults('quorum-lost');
  game.clock.advance(5_000);
  expect(await game.probe('eu-north 1', 'eu-north')).toBe('200 ""');
  const local = await game.ask('eu-north 1', '/v1/catalog/services');
  expect(local).toMatchObject({ status: 500, body: 'No cluster leader' });
  const stale = await game.ask('eu-north 1', '/v1/catalog/services?stale');
  expect(stale?.status).toBe(200);
  expect(stale?.headers['X-Consul-KnownLeader']).toBe('false');
  expect(Number(stale?.headers['X-Consul-LastContact'])).toBeGreaterThan(1000);
  expect((await game.ask('eu-north 1', '/v1/operator/autopilot/health?stale'))?.status).toBe(500);
  let remote = await game.ask('us-east 1', '/v1/catalog/services?dc=eu-north');
  // The first dial may meet a dead server that gossip still lists.
  for (let i = 0; i < 3 && remote?.body.includes('EOF'); i++) {
    remote = await game.ask('us-east 1', '/v1/catalog/services?dc=eu-north');
  }
  expect(remote).toMatchObject({ status: 500, body: 'rpc error making call: No cluster leader' });
});

test('the failed servers never leave, because nobody cleans up', async () => {
  const game = play();
  game.faults('quorum-lost');
  game.clock.advance(60_000);
  expect(await game.json('eu-north 1', '/v1/status/peers')).toHaveLength(3);
  const self = (await game.json('eu-north 1', '/v1/agent/self')) as {
    Stats: Record<string, Record<string, string>>;
  };
  expect(self.Stats['raft']?.['state']).toBe('Candidate');
  expect(self.Stats['consul']?.['leader_addr']).toBe('');
});

test('a leader is elected after the repair', async () => {
  const game = play();
  game.faults('quorum-lost');
  game.clock.advance(10_000);
  game.faults();
  game.clock.advance(5_000);
  expect(await game.probe('eu-north 1', 'eu-north')).toMatch(/^200 "10\.8\.3\./);
});
