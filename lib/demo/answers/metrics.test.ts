import { expect, test } from 'vitest';
import { parseMetrics } from '@/lib/consul/parse-metrics';
import { valueOf } from '@/lib/consul/testing/literals';
import { generateFederation } from '../generate';
import { play } from '../testing/play';

const read = async (game: ReturnType<typeof play>, place: string) =>
  valueOf(parseMetrics, await game.json(place, '/v1/agent/metrics'));

test('1.8.7 tells nothing of certificates', async () => {
  const old = play(
    generateFederation({ datacenters: 2, serversPer: 1, gatewaysPer: 1 }, 'mesh-gateways', '1.8.7'),
  );
  const metrics = await read(old, `${old.world.topology.primary.name} 1`);
  expect(metrics).toMatchObject({ certExpiresAt: null, rootCaExpiresAt: null, blockingQueries: 8 });
});

test('newer servers tell when their certificate ends, and the leader when the CA does', async () => {
  const told = await Promise.all([1, 2, 3].map((n) => read(play(), `eu-north ${n}`)));
  expect(new Set(told.map(({ certExpiresAt }) => certExpiresAt))).toEqual(
    new Set(['2035-11-23T09:48:00.000Z']),
  );
  expect(told.filter(({ rootCaExpiresAt }) => rootCaExpiresAt !== null)).toHaveLength(1);
});
