import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { findingsOf, healthy, NOW, told, verdictOf } from '../../testing/situation';
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

  it('four voters are no better than three', () => {
    expect(told(findingsOf(rule, sized(4)))).toEqual([
      'info: dc1 has 4 voters, an even number: it survives the loss of 1, as with 3',
    ]);
  });

  const returned = (stableForMs: number) =>
    change.withFact(sized(3), 'dc1', 'autopilot', (health) => ({
      ...health,
      failureTolerance: 0,
      servers: health.servers.map((server) =>
        server.node === 'dc1-s3'
          ? { ...server, voter: false, stableSince: new Date(NOW - stableForMs).toISOString() }
          : server,
      ),
    }));
  const twoVoters = (all: ReturnType<typeof healthy>) =>
    change.withFact(all, 'dc1', 'raft', (servers) =>
      servers.map((server, i) => ({ ...server, voter: i < 2 })),
    );

  it('a server that is back is not accused of having no vote yet', () => {
    expect(told(findingsOf(rule, twoVoters(returned(5_000))))).toEqual([
      'info: dc1-s3 of dc1 is back and has no vote yet',
    ]);
    expect(findingsOf(rule, twoVoters(returned(60_000)))[0]?.severity).toBe('warning');
  });

  it('is inconclusive without the LAN pool', () => {
    expect(verdictOf(rule, change.failFact(sized(3), 'dc1', 'lanMembers', 'denied')).status).toBe(
      'inconclusive',
    );
  });
});
