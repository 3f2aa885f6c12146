import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { NOW, diagnosisOf, findingsOf, healthy, told, verdictOf } from '../../testing/situation';
import { blockedBetweenMeshGateways as rule } from './blocked-between-mesh-gateways';

const blocked = change.failForwarding(healthy(), 'dc2', 'dc3', 'connection-lost');

describe('blocked-between-mesh-gateways', () => {
  it('passes when all ways work', () => {
    expect(verdictOf(rule, healthy()).status).toBe('passed');
  });

  it('names both ends, the address between them, and that the way back works', () => {
    const [finding] = findingsOf(rule, blocked);
    expect(finding).toMatchObject({
      severity: 'critical',
      confidence: 'inferred',
      subject: { kind: 'pair', from: 'dc2', to: 'dc3' },
      title:
        'dc2 does not reach dc3: the mesh gateways of dc2 do not get through to 198.51.3.1:8443 of dc3; the way back works',
    });
    expect(finding?.cause).toMatch(/^dc1 reaches dc3, and dc2 reaches dc1, so it is this way alone/);
    expect(finding?.remedy[0]?.command).toBe('nc -vz 198.51.3.1 8443');
  });

  it('a firewall that drops the packets makes requests hang', () => {
    const [finding] = findingsOf(rule, change.failForwarding(healthy(), 'dc2', 'dc3', 'agent-timeout'));
    expect(finding?.title).toMatch(/^dc2 does not reach dc3/);
    expect(finding?.cause).toContain('and drops the packets');
  });

  it('both ways of a pair are one finding', () => {
    expect(told(findingsOf(rule, change.failForwarding(blocked, 'dc3', 'dc2', 'connection-lost')))).toEqual([
      'critical: dc2 and dc3 do not reach each other: the mesh gateways of dc2 do not get through to 198.51.3.1:8443 of dc3',
    ]);
  });

  it('is not said before other ways were measured again', () => {
    const old = change.changeForwarding(blocked, 'dc1', 'dc3', (fact) => change.agedFact(fact, 10_000));
    expect(findingsOf(rule, old)).toEqual([]);
    const neutral = diagnosisOf(old).findings.find(({ severity }) => severity === 'critical');
    expect(neutral?.rule).toBe('forwarding-broken-one-way');
    expect(NOW - 11_000).toBeLessThan(NOW - 4_000);
  });

  it('the gossip of that pair is told below it', () => {
    const gossip = change.setMemberStatus(blocked, { datacenter: 'dc3', seenBy: 'dc2' }, 'failed');
    const roots = diagnosisOf(gossip).findings.filter(({ severity }) => severity !== 'info');
    expect(roots.map(({ rule: id, symptoms }) => [id, symptoms.map((s) => s.rule)])).toEqual([
      ['blocked-between-mesh-gateways', ['failed-wan-member', 'no-alive-wan-member']],
    ]);
  });

  it('is inconclusive about ways that nobody measured', () => {
    expect(verdictOf(rule, change.dropVantage(healthy(), 'dc3')).status).toBe('inconclusive');
  });
});
