import { expect, it } from 'vitest';
import { compareViews } from './gossip-views';

const view = (alive: number, failed = 0) => ({
  vantage: 'a',
  alive,
  failed,
  left: 0,
  total: alive + failed,
  at: 0,
});

it.each([
  [[], 'unknown'],
  [[view(3)], 'good'],
  [[view(3), view(3)], 'good'],
  [[view(3), view(2)], 'partial'],
  [[view(2, 1)], 'partial'],
  [[view(3), view(0, 3)], 'bad'],
  [[view(0)], 'bad'],
])('%j is %s', (views, state) => {
  expect(compareViews(views).state).toBe(state);
});
