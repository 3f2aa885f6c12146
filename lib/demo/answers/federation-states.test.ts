import { expect, test } from 'vitest';
import { play } from '../testing/play';

type State = {
  Datacenter: string;
  PrimaryModifyIndex: number;
  ModifyIndex: number;
  MeshGateways?: unknown[];
};

test('one record per datacenter, in sync with the primary', async () => {
  const game = play();
  const read = async (place: string) => (await game.json(place, '/v1/internal/federation-states')) as State[];
  const [primary, secondary] = [await read('us-east 1'), await read('sa-east 1')];
  expect(primary.map((s) => `${s.Datacenter} ${s.MeshGateways?.length}`)).toEqual([
    'ap-south 2',
    'eu-central 2',
    'eu-north 2',
    'sa-east 1',
    'us-east 3',
    'us-west 2',
  ]);
  expect(primary.every((s) => s.PrimaryModifyIndex === s.ModifyIndex)).toBe(true);
  expect(secondary.map((s) => s.PrimaryModifyIndex)).toEqual(primary.map((s) => s.ModifyIndex));
});

test('one record by name, 404 for an unknown one', async () => {
  const game = play();
  expect(await game.json('us-west 1', '/v1/internal/federation-state/us-east')).toMatchObject({
    State: { Datacenter: 'us-east' },
    KnownLeader: true,
  });
  expect(await game.ask('us-west 1', '/v1/internal/federation-state/mars')).toMatchObject({
    status: 404,
    body: '',
  });
});
