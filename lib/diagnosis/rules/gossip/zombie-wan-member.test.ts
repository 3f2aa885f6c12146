import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { diagnosisOf, findingsOf, healthy, told, traditional, verdictOf } from '../../testing/situation';
import { zombieWanMember as rule } from './zombie-wan-member';

const OLD = { datacenter: 'dc2', node: 'dc2-old' };
const withZombie = (all = healthy()) =>
  all.flatMap((o) =>
    change.withFact([o], o.vantage.id, 'wanMembers', (members) => {
      const like = members.find(({ node }) => node === 'dc2-s1');
      return like && o.vantage.datacenter !== 'dc2'
        ? [...members, { ...like, node: 'dc2-old', name: 'dc2-old.dc2' }]
        : members;
    }),
  );

describe('zombie-wan-member', () => {
  it('passes when members exist, and does not apply without gateways', () => {
    expect(verdictOf(rule, healthy()).status).toBe('passed');
    expect(verdictOf(rule, traditional()).status).toBe('not-applicable');
  });

  it('names the member, who lists it, and what the server is called now', () => {
    const [finding] = findingsOf(rule, withZombie());
    expect(told(finding ? [finding] : [])).toEqual([
      'warning: dc2-old.dc2 is alive in the WAN pool of dc1 and dc3, but dc2 has no such server',
    ]);
    expect(finding?.cause).toContain('The server is called dc2-s1 now');
    expect(finding?.remedy[0]?.text).toContain('While it is listed as alive, Consul does not forget it');
  });

  it('is the only root, also beside the pool that rightly lacks it', () => {
    const roots = diagnosisOf(withZombie()).findings.filter(({ severity }) => severity !== 'info');
    expect(roots.map(({ rule: id }) => id)).toEqual([rule.id]);
  });

  it('gives the news of a server that left a minute to spread', () => {
    const leaves = (ago: number) => change.rememberMember(withZombie(), OLD, [[ago, 'alive', 'left']]);
    expect(findingsOf(rule, leaves(58_000))).toEqual([]);
    expect(findingsOf(rule, leaves(60_000))).toHaveLength(1);
    const young = change.knownFor(withZombie(), 'dc3', 'wanMembers', 10_000);
    expect(findingsOf(rule, young)).toEqual([]);
  });

  it('without the LAN pool nothing is known', () => {
    const blind = change.failFact(withZombie(), 'dc2', 'lanMembers', 'denied');
    expect(verdictOf(rule, blind).status).toBe('inconclusive');
  });
});
