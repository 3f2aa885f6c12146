import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { findingsOf, healthy, told, traditional, verdictOf } from '../../testing/situation';
import { blockedRpcPort as rule } from './blocked-rpc-port';

const dial = (text: string) => change.failureOf('gateway-dial', { dialled: '10.2.0.11:8300' }, text);
const timeout = dial(
  'rpc error getting client: failed to get conn: dial tcp 10.1.0.11:0->10.2.0.11:8300: i/o timeout',
);
const blocked = change.failForwarding(traditional(), 'dc1', 'dc2', timeout);

describe('blocked-rpc-port', () => {
  it('passes when requests come back', () => {
    expect(verdictOf(rule, traditional()).status).toBe('passed');
  });

  it('names the port and that gossip goes on', () => {
    const [finding] = findingsOf(rule, blocked);
    expect(told(finding ? [finding] : [])).toEqual([
      'critical: dc1 does not reach dc2: TCP port 8300 of 10.2.0.11 is blocked, while its WAN members are alive',
    ]);
    expect(finding?.evidence.at(-1)?.value).toBe('3 of 3 servers of dc2 alive');
    expect(finding?.remedy[0]?.command).toBe('nc -vz 10.2.0.11 8300');
  });

  it('a refused port is closed rather than blocked', () => {
    const refused = change.failForwarding(
      traditional(),
      'dc1',
      'dc2',
      dial('dial tcp 10.1.0.11:0->10.2.0.11:8300: connect: connection refused'),
    );
    expect(findingsOf(rule, refused)[0]?.title).toContain('is closed');
  });

  it('is inferred while the dial has not given up yet', () => {
    const [finding] = findingsOf(rule, change.failForwarding(traditional(), 'dc1', 'dc2', 'agent-timeout'));
    expect(finding).toMatchObject({
      confidence: 'inferred',
      title:
        'dc1 does not reach dc2: TCP port 8300 of the servers of dc2 is blocked, while its WAN members are alive',
    });
    expect(finding?.remedy[0]?.command).toBe('nc -vz 10.2.0.11 8300');
  });

  it('is not said of dead members, nor behind gateways', () => {
    expect(
      findingsOf(rule, change.setMemberStatus(blocked, { datacenter: 'dc2', seenBy: 'dc1' }, 'failed')),
    ).toEqual([]);
    expect(findingsOf(rule, change.failForwarding(healthy(), 'dc1', 'dc2', timeout))).toEqual([]);
  });

  it('is inconclusive without the WAN pools', () => {
    expect(verdictOf(rule, change.failFact(traditional(), 'dc1', 'wanMembers', 'denied')).status).toBe(
      'inconclusive',
    );
  });
});
