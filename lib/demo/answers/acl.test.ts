import { expect, test } from 'vitest';
import { play } from '../testing/play';

test('nothing replicates in the primary, a secondary from it', async () => {
  const game = play();
  expect(await game.json('us-east 1', '/v1/acl/replication')).toMatchObject({
    Enabled: false,
    Running: false,
    LastSuccess: '0001-01-01T00:00:00Z',
  });
  expect(await game.json('us-west 1', '/v1/acl/replication')).toMatchObject({
    Enabled: true,
    Running: true,
    SourceDatacenter: 'us-east',
    LastError: '0001-01-01T00:00:00Z',
    LastErrorMessage: '',
  });
});
