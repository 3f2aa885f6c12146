import { expect, test } from 'vitest';
import { play, wanTrouble } from '../testing/play';

test('only that server fails, dialling members at port 8300', async () => {
  const game = play();
  game.faults('flag-missing');
  expect(await game.probe('us-west 2', 'eu-north')).toMatch(
    /failed to get conn: dial tcp 10\.8\.1\.12:0->10\.8\.3\.1\d:8300: i\/o timeout$/,
  );
  expect(await game.probe('us-west 1', 'eu-north')).toMatch(/^200/);
  expect(await wanTrouble(game, 'us-west 2')).toEqual([]);
  const flag = async (place: string) => {
    const self = (await game.json(place, '/v1/agent/self')) as { DebugConfig: Record<string, unknown> };
    return self.DebugConfig['ConnectMeshGatewayWANFederationEnabled'];
  };
  expect([await flag('us-west 1'), await flag('us-west 2')]).toEqual([true, false]);
});
