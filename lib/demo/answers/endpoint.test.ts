import { expect, test } from 'vitest';
import { agentLocal, forwarded, json } from './endpoint';

test('an agent answers for itself without leader or token; a forwarded question needs a leader unless told', () => {
  const answer = () => json(1);
  expect(agentLocal('/v1/a', answer)).toMatchObject({ scope: 'agent', leader: 'never', operatorRead: false });
  expect(forwarded('/v1/b', answer)).toMatchObject({
    scope: 'forwarded',
    leader: 'unless-stale',
    blocksOn: null,
  });
  expect(forwarded('/v1/c', answer, { leader: 'never' })).toMatchObject({
    scope: 'forwarded',
    leader: 'never',
  });
});
