import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { findingsOf, healthy, told, verdictOf } from '../../testing/situation';
import { throttledReads as rule } from './throttled-reads';

const who = change.vantageOf(healthy(), 'dc2');
const says = (text: string) =>
  change.failFact(
    healthy(),
    who,
    'peers',
    { ...change.failureOf('throttled', {}, text), status: 429 },
    'keep',
  );

describe('throttled-reads', () => {
  it('passes when nothing is held back', () => {
    expect(verdictOf(rule, healthy()).status).toBe('passed');
  });

  it.each([
    [
      'Your IP is issuing too many concurrent connections, please rate limit your calls',
      'info: http://10.2.0.11:8500 refuses requests: the limit http_max_conns_per_client is reached',
    ],
    [
      'RPC rate limit exceeded',
      'info: http://10.2.0.11:8500 refuses requests: the limit rpc_rate is reached',
    ],
    [
      'rate limit exceeded, try again later or against a different server',
      'warning: http://10.2.0.11:8500 refuses requests: the limit request_limits is reached',
    ],
  ])('names the limit: %s', (text, title) => {
    expect(told(findingsOf(rule, says(text)))).toEqual([title]);
  });

  it('is over when the agent answers again, though an older value was kept all the time', () => {
    const again = change.withFact(says('RPC rate limit exceeded'), who, 'peers', (peers) => peers);
    expect(findingsOf(rule, again)).toEqual([]);
  });
});
