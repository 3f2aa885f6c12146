import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { findingsOf, healthy, told, verdictOf } from '../../testing/situation';
import { quorumAtRisk as rule } from './quorum-at-risk';

const sized = (servers: number) => healthy({ datacenters: [{ name: 'dc1', servers, gateways: 2 }] });

describe('quorum-at-risk', () => {
  it('passes with three, and with five of which one is dead', () => {
    expect(verdictOf(rule, sized(3)).status).toBe('passed');
    expect(verdictOf(rule, change.setLanStatus(sized(5), 'dc1', 'dc1-s5', 'failed')).status).toBe('passed');
  });

  it('one or two servers by design are information', () => {
    expect(told(findingsOf(rule, sized(1)))).toEqual(['info: dc1 runs on 1 server by design: none may stop']);
    expect(told(findingsOf(rule, sized(2)))).toEqual([
      'info: dc1 runs on 2 servers by design: none may stop',
    ]);
  });

  it('three of which one is dead are a warning that names it', () => {
    expect(told(findingsOf(rule, change.setLanStatus(sized(3), 'dc1', 'dc1-s3', 'failed')))).toEqual([
      'warning: dc1 cannot lose another server: dc1-s3 failed (2 of 3 voters alive)',
    ]);
  });

  it('is inconclusive without the LAN pool', () => {
    expect(verdictOf(rule, change.failFact(sized(3), 'dc1', 'lanMembers', 'denied')).status).toBe(
      'inconclusive',
    );
  });
});
