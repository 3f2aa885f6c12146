import { expect, it } from 'vitest';
import { ourTime } from './server-clock';
import { federationOf, healthy, NOW } from './testing/situation';

const federation = federationOf(healthy());
const [first] = federation.vantages;
const stamp = new Date(NOW).toISOString();
const ahead = {
  ...federation,
  vantages: federation.vantages.map((v) => (v === first ? { ...v, clockOffsetMs: 60_000 } : v)),
};
const source = { vantage: first?.id ?? '', path: '', at: NOW };

it('takes off what the clock of the agent is ahead of ours', () => {
  expect(ourTime(ahead, source, stamp)).toBe(NOW - 60_000);
});

it('believes a clock that was not compared, and knows no time where there is none', () => {
  expect(ourTime(federation, source, stamp)).toBe(NOW);
  expect(ourTime(ahead, { ...source, vantage: 'nobody' }, stamp)).toBe(NOW);
  expect(ourTime(ahead, source, null)).toBeNaN();
});
