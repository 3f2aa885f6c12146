import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { diagnosisOf, findingsOf, healthy, told, verdictOf } from '../../testing/situation';
import { gossipKeysDiffer as rule } from './gossip-keys-differ';

/** dc3 lists only itself, the others see it failed, and its requests find no path. */
const apart = (() => {
  let all = change.setMemberStatus(healthy(), { datacenter: 'dc3' }, 'failed');
  all = change.withFact(all, 'dc3', 'wanMembers', (members) =>
    members.filter(({ datacenter }) => datacenter === 'dc3').map((m) => ({ ...m, status: 'alive' as const })),
  );
  for (const to of ['dc1', 'dc2']) all = change.failForwarding(all, 'dc3', to, 'no-path');
  return all;
})();
const roots = (all: ReturnType<typeof healthy>) =>
  diagnosisOf(all).findings.filter(({ severity }) => severity !== 'info');

describe('gossip-keys-differ', () => {
  it('passes in a healthy federation', () => {
    expect(verdictOf(rule, healthy()).status).toBe('passed');
  });

  it('infers it where requests get in and gossip does not, and is the only root', () => {
    const [finding] = findingsOf(rule, apart);
    expect(told(finding ? [finding] : [])).toEqual([
      'critical: dc3 seems to have another gossip key: it sees no other datacenter, though requests of dc1 and dc2 reach it',
    ]);
    expect(finding?.confirm).toContain('No installed keys could decrypt the message');
    expect(finding?.remedy.map(({ command }) => command)).toContain(
      "consul keyring -install '<key of the others>' && consul keyring -use '<key of the others>'",
    );
    expect(finding?.remedy.some(({ config }) => config?.includes('encrypt'))).toBe(false);
    expect(roots(apart).map(({ rule: id }) => id)).toEqual([rule.id]);
  });

  it('is not said where gossip is plain, where nothing gets in, or where requests fail otherwise', () => {
    const plain = ['dc1', 'dc2', 'dc3'].reduce(
      (all, name) =>
        change.withFact(all, name, 'self', (self) => ({
          ...self,
          serfWan: self.serfWan && { ...self.serfWan, encrypted: false },
        })),
      apart,
    );
    expect(findingsOf(rule, plain)).toEqual([]);
    let closed = apart;
    for (const from of ['dc1', 'dc2']) closed = change.failForwarding(closed, from, 'dc3', 'connection-lost');
    expect(findingsOf(rule, closed)).toEqual([]);
    expect(findingsOf(rule, change.failForwarding(apart, 'dc3', 'dc1', 'connection-lost'))).toEqual([]);
  });

  it('gives a server that has just started a moment', () => {
    const lost = (ago: number) =>
      change.rememberMember(apart, { datacenter: 'dc1', node: 'dc1-s1', seenBy: 'dc3' }, [
        [ago, 'alive', 'absent'],
      ]);
    expect(findingsOf(rule, lost(13_000))).toEqual([]);
    expect(findingsOf(rule, lost(15_000))).toHaveLength(1);
  });

  it('folds under an option that keeps the datacenter out', () => {
    const wrong = change.withFact(apart, 'dc3', 'self', (self) => ({ ...self, primaryGateways: [] }));
    expect(roots(wrong).map(({ rule: id }) => id)).toEqual(['no-primary-gateways']);
  });

  it('is inconclusive where pools are not read', () => {
    expect(verdictOf(rule, change.failFact(healthy(), 'dc3', 'wanMembers', 'denied')).status).toBe(
      'inconclusive',
    );
  });
});
