import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { diagnosisOf, findingsOf, healthy, traditional, verdictOf } from '../../testing/situation';
import { silentMeshGateway as rule } from './silent-mesh-gateway';

const hangs = (from: string, to: string, n = 0, all = healthy()) =>
  change.failForwarding(all, change.vantageOf(all, from, n), to, 'agent-timeout');
const roots = (all: ReturnType<typeof healthy>) =>
  diagnosisOf(all)
    .findings.filter(({ severity }) => severity !== 'info')
    .map((finding) => finding.rule);

describe('silent-mesh-gateway', () => {
  it('passes when all get through, and leaves those of whom nobody does to the other rules', () => {
    expect(verdictOf(rule, healthy()).status).toBe('passed');
    expect(verdictOf(rule, traditional()).status).toBe('not-applicable');
    expect(findingsOf(rule, change.failForwarding(healthy(), 'dc1', 'dc2', 'agent-timeout'))).toEqual([]);
  });

  it('is one of the datacenter that has several: the only gateway of the other lets the others through', () => {
    const [finding] = findingsOf(rule, hangs('dc2', 'dc3'));
    expect(finding).toMatchObject({
      severity: 'warning',
      confidence: 'inferred',
      subject: { kind: 'datacenter', datacenter: 'dc2' },
      title:
        'Some requests hang: one of the mesh gateways of dc2 (mesh-gateway-1 on dc2-gw1 and mesh-gateway-2 on dc2-gw2) accepts connections and answers nothing',
    });
    expect(roots(hangs('dc2', 'dc3'))).toEqual(['silent-mesh-gateway']);
  });

  it('is of the datacenter that all hanging ways share, else of either', () => {
    const shared = hangs('dc1', 'dc2', 0, hangs('dc2', 'dc3'));
    expect(findingsOf(rule, shared)[0]?.title).toContain('one of the mesh gateways of dc2 (');
    expect(findingsOf(rule, hangs('dc1', 'dc2'))[0]?.title).toContain(
      'one of the mesh gateways of dc2 and dc1 (',
    );
  });

  it('a server that was asked alone may have been given it: that is likelier than a blocked way', () => {
    const alone = change.failForwarding(healthy(), 'dc3', 'dc2', 'agent-timeout');
    expect(findingsOf(rule, alone)[0]).toMatchObject({
      severity: 'critical',
      subject: { datacenter: 'dc2' },
    });
    expect(roots(alone)).toEqual(['silent-mesh-gateway']);
    const both = change.failForwarding(
      hangs('dc1', 'dc2', 0, hangs('dc2', 'dc3')),
      'dc3',
      'dc2',
      'agent-timeout',
    );
    expect(roots(both)).toEqual(['silent-mesh-gateway']);
  });

  it('a request that is refused is no silence', () => {
    const from = change.vantageOf(healthy(), 'dc2');
    expect(findingsOf(rule, change.failForwarding(healthy(), from, 'dc3', 'connection-lost'))).toEqual([]);
  });

  it('is inconclusive about ways that nobody measured', () => {
    expect(verdictOf(rule, change.dropVantage(healthy(), 'dc3')).status).toBe('inconclusive');
  });
});
