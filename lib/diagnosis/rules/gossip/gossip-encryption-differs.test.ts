import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { diagnosisOf, findingsOf, healthy, told, verdictOf } from '../../testing/situation';
import { gossipEncryptionDiffers as rule } from './gossip-encryption-differs';

const plain = (all: ReturnType<typeof healthy>, who: string) =>
  change.withFact(all, who, 'self', (self) => ({
    ...self,
    serfWan: self.serfWan && { ...self.serfWan, encrypted: false },
  }));
const apart = (all: ReturnType<typeof healthy>) => {
  const others = change.setMemberStatus(all, { datacenter: 'dc3' }, 'failed');
  return change.withFact(others, 'dc3', 'wanMembers', (members) =>
    members.filter(({ datacenter }) => datacenter === 'dc3').map((m) => ({ ...m, status: 'alive' as const })),
  );
};

describe('gossip-encryption-differs', () => {
  it('passes when all encrypt, and when none does', () => {
    expect(verdictOf(rule, healthy()).status).toBe('passed');
    const none = ['dc1', 'dc2', 'dc3'].reduce(plain, healthy());
    expect(verdictOf(rule, none).status).toBe('passed');
  });

  it('names the datacenter that is unlike the others, on either side', () => {
    expect(told(findingsOf(rule, plain(healthy(), 'dc3')))).toEqual([
      'warning: Gossip of dc3 is not encrypted, that of dc1 and dc2 is',
    ]);
    const two = plain(plain(healthy(), 'dc1'), 'dc2');
    expect(told(findingsOf(rule, two))).toEqual([
      'warning: Gossip of dc3 is encrypted, that of dc1 and dc2 is not',
    ]);
  });

  it('names one server, while a key is rolled out', () => {
    const [finding] = findingsOf(rule, plain(healthy(), change.vantageOf(healthy(), 'dc2')));
    expect(finding?.title).toBe('Gossip of dc2-s1 of dc2 is not encrypted, that of the others is');
    expect(finding?.subject).toEqual({ kind: 'server', datacenter: 'dc2', server: 'dc2-s1' });
  });

  it('is critical and the only root once the two no longer see each other', () => {
    let all = apart(plain(healthy(), 'dc3'));
    for (const to of ['dc1', 'dc2']) all = change.failForwarding(all, 'dc3', to, 'no-path');
    const roots = diagnosisOf(all).findings.filter(({ severity }) => severity !== 'info');
    expect(roots.map(({ rule: id, severity }) => [id, severity])).toEqual([[rule.id, 'critical']]);
  });

  it('is inconclusive where an agent does not tell', () => {
    expect(verdictOf(rule, change.failFact(healthy(), 'dc3', 'self', 'denied')).status).toBe('inconclusive');
  });
});
