import { expect, test } from 'vitest';
import { play } from '../testing/play';

test('the other gateway carries everything, and the federation states say why', async () => {
  const game = play();
  game.faults('gateway-critical');
  game.clock.advance(2_000);
  for (let i = 0; i < 4; i++) expect(await game.probe('us-west 1', 'ap-south')).toMatch(/^200/);
  const entries = (await game.json('us-west 1', '/v1/health/service/mesh-gateway?dc=ap-south')) as {
    Checks: { Name: string; Status: string }[];
  }[];
  const failing = entries.map((e) => e.Checks.filter((c) => c.Status === 'critical').map((c) => c.Name));
  expect(failing).toEqual([['Envoy ready'], []]);
});
