import { expect, test } from 'vitest';
import { play } from '../testing/play';

type Member = { Name: string; Port: number; Tags: Record<string, string>; Status: number };

test('the WAN pool holds all servers by node and datacenter', async () => {
  const members = (await play().json('eu-north 2', '/v1/agent/members?wan=1')) as Member[];
  expect(members).toHaveLength(20);
  expect(members[0]).toMatchObject({
    Name: 'us-east-s1.us-east',
    Port: 8302,
    Status: 1,
    Tags: { expect: '5', build: '1.12.9:', ft_fs: '1' },
  });
});

test('the LAN pool holds servers, gateway hosts and clients of the own datacenter', async () => {
  const members = (await play().json('eu-north 2', '/v1/agent/members')) as Member[];
  expect(members.map((member) => `${member.Name} ${member.Tags['role']}`)).toEqual([
    'eu-north-s1 consul',
    'eu-north-s2 consul',
    'eu-north-s3 consul',
    'eu-north-gw1 node',
    'eu-north-gw2 node',
    'eu-north-app1 node',
    'eu-north-app2 node',
  ]);
});

test('self counts what the WAN pool lists', async () => {
  const game = play();
  game.faults('server-stopped');
  game.clock.advance(5_000);
  const self = (await game.json('us-west 1', '/v1/agent/self')) as { Stats: { serf_wan: object } };
  expect(self.Stats.serf_wan).toMatchObject({ members: '20', failed: '1', left: '0' });
});
