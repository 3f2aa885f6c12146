import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { diagnosisOf, findingsOf, healthy, told, verdictOf } from '../../testing/situation';
import { departedDatacenter as rule } from './departed-datacenter';

const unseen = change.dropVantage(healthy(), 'dc3');
const left = change.setMemberStatus(unseen, { datacenter: 'dc3' }, 'left');

describe('departed-datacenter', () => {
  it('says nothing of a datacenter that is there, or whose servers failed', () => {
    expect(verdictOf(rule, healthy()).status).toBe('passed');
    expect(findingsOf(rule, change.setMemberStatus(unseen, { datacenter: 'dc3' }, 'failed'))).toEqual([]);
  });

  it('is information, and requests for it that fail are no alarm', () => {
    expect(told(findingsOf(rule, left))).toEqual([
      'info: dc3 has left the federation: all its servers are listed as left',
    ]);
    const failing = change.failForwarding(
      change.failForwarding(left, 'dc1', 'dc3', 'no-path'),
      'dc2',
      'dc3',
      'no-path',
    );
    expect(diagnosisOf(failing).findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
  });

  it('says how to remove its servers now, one by one', () => {
    const newer = ['dc1', 'dc2'].reduce(
      (all, name) =>
        change.withFact(all, name, 'lanMembers', (members) =>
          members.map((member) => ({ ...member, version: '1.15.2' })),
        ),
      left,
    );
    const remedyIn = (all: typeof left) => findingsOf(rule, all)[0]?.remedy;
    expect(remedyIn(newer)?.[1]?.text).toMatch(
      /^To remove its servers now, .*\(here dc3-s1\), on a server of dc1/,
    );
    expect(remedyIn(newer)?.[1]?.command).toBe('consul force-leave -wan -prune dc3-s1.dc3');
    expect(remedyIn(left)).toHaveLength(1);
  });

  it('says when Consul forgets it, as far as somebody watched it leave', () => {
    expect(findingsOf(rule, left)[0]?.cause).toContain('24 hours after it left');
    const watched = change.rememberMember(left, { datacenter: 'dc3', node: 'dc3-s1' }, [
      [3_600_000, 'alive', 'left'],
    ]);
    expect(findingsOf(rule, watched)[0]?.cause).toContain('on 2023-11-15 at 21:13 UTC');
  });

  it('one view that says alive keeps it, and a missing pool is inconclusive', () => {
    expect(
      findingsOf(rule, change.setMemberStatus(left, { datacenter: 'dc3', seenBy: 'dc1' }, 'alive')),
    ).toEqual([]);
    expect(verdictOf(rule, change.failFact(healthy(), 'dc1', 'wanMembers', 'denied')).status).toBe(
      'inconclusive',
    );
  });
});
