import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { findingsOf, healthy, told, traditional, verdictOf } from '../../testing/situation';
import { noAliveWanMember as rule } from './no-alive-wan-member';

const seen = (all: ReturnType<typeof healthy>, seenBy: string) =>
  change.setMemberStatus(all, { datacenter: 'dc2', seenBy }, 'failed');

describe('no-alive-wan-member', () => {
  it('passes while one server is alive', () => {
    expect(verdictOf(rule, healthy()).status).toBe('passed');
    const one = change.setMemberStatus(healthy(), { datacenter: 'dc2', node: 'dc2-s1' }, 'failed');
    expect(verdictOf(rule, one).status).toBe('passed');
  });

  it('is told of the pair, or of the datacenter when several see nobody', () => {
    const one = seen(healthy(), 'dc3');
    expect(told(findingsOf(rule, one))).toEqual(['warning: A WAN pool of dc3 sees no server of dc2 alive']);
    expect(findingsOf(rule, one)[0]?.subject).toEqual({ kind: 'pair', from: 'dc3', to: 'dc2' });
    expect(findingsOf(rule, seen(one, 'dc1'))[0]?.subject).toEqual({ kind: 'datacenter', datacenter: 'dc2' });
  });

  it('says that only gossip is broken where requests get through, and to compare keys where it is encrypted', () => {
    const [finding] = findingsOf(rule, seen(healthy(), 'dc3'));
    expect(finding?.cause).toContain('only gossip is broken');
    expect(finding?.remedy.at(-1)?.command).toBe('consul keyring -list');
    const cut = change.failForwarding(seen(healthy(), 'dc3'), 'dc3', 'dc2', 'connection-lost');
    expect(findingsOf(rule, cut)[0]?.cause).toContain('does not get through');
  });

  it('names port 8302 only where gossip uses it', () => {
    expect(findingsOf(rule, seen(traditional(), 'dc3'))[0]?.cause).toContain('8302');
    expect(findingsOf(rule, seen(healthy(), 'dc3'))[0]?.cause).not.toContain('8302');
  });

  it('is inconclusive without a WAN pool', () => {
    expect(verdictOf(rule, change.failFact(healthy(), 'dc3', 'wanMembers', 'agent-timeout')).status).toBe(
      'inconclusive',
    );
  });
});
