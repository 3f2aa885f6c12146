import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { diagnosisOf, findingsOf, healthy, told, verdictOf } from '../../testing/situation';
import { closedMeshGateways as rule } from './closed-mesh-gateways';

const intoDc3 = ['dc1', 'dc2'].reduce(
  (all, from) => change.failForwarding(all, from, 'dc3', 'connection-lost'),
  healthy(),
);

describe('closed-mesh-gateways', () => {
  it('passes when requests come in', () => {
    expect(verdictOf(rule, healthy()).status).toBe('passed');
  });

  it('names the gateway through which nothing comes in, with its WAN address', () => {
    const [finding] = findingsOf(rule, intoDc3);
    expect(finding).toMatchObject({
      severity: 'critical',
      confidence: 'inferred',
      title:
        'dc3 cannot be reached: nothing gets through its only mesh gateway mesh-gateway-1 on dc3-gw1 (198.51.3.1:8443)',
    });
    expect(finding?.cause).toMatch(/In order of likelihood: the WAN address 198.51.3.1:8443 is wrong/);
    expect(finding?.remedy[0]?.command).toBe('nc -vz 198.51.3.1 8443');
    expect(finding?.remedy[1]?.text).toContain('or register mesh-gateway-1 on dc3-gw1 with the address');
    expect(finding?.confirm).toContain('Dial 198.51.3.1:8443 from a gateway node of dc1');
  });

  it('a bare text repeats what the path did', () => {
    const marked = change.failForwarding(intoDc3, 'dc2', 'dc3', 'no-server-reachable');
    expect(told(findingsOf(rule, marked))).toEqual(told(findingsOf(rule, intoDc3)));
  });

  it('is cut off when nothing comes out either: then a gateway without routes is likelier', () => {
    const both = ['dc1', 'dc2'].reduce(
      (all, to) => change.failForwarding(all, 'dc3', to, 'connection-lost'),
      intoDc3,
    );
    const [finding] = findingsOf(rule, both);
    expect(finding?.title).toMatch(/^dc3 is cut off: nothing gets through/);
    expect(finding?.cause).toMatch(/In order of likelihood: the gateway runs but has no route/);
  });

  it('asked from one datacenter alone, the target is as likely as what lies between', () => {
    const one = change.failForwarding(
      change.seenFromOneAgent(healthy(), 'dc1'),
      'dc1',
      'dc3',
      'connection-lost',
    );
    expect(told(findingsOf(rule, one))).toEqual([
      'critical: dc3 cannot be reached from dc1: nothing gets through its only mesh gateway mesh-gateway-1 on dc3-gw1 (198.51.3.1:8443)',
    ]);
  });

  it('an address that its own check gets through to is not wrong: no route is likelier', () => {
    const tested = change.editGateway(intoDc3, 'dc3', 'mesh-gateway-1', {
      checks: [{ id: 'c', name: 'c', status: 'passing', output: 'TCP connect 198.51.3.1:8443: Success' }],
    });
    expect(findingsOf(rule, tested)[0]?.cause).toMatch(
      /likelihood: the gateway runs but has no route.*or a firewall closes 198.51.3.1:8443/,
    );
  });

  it('waits for a word from the datacenter itself: it may be down altogether', () => {
    const before = change.aged(intoDc3, 'dc3', 20_000);
    expect(findingsOf(rule, before)).toEqual([]);
    expect(diagnosisOf(before).findings[0]?.rule).toBe('forwarding-broken-one-way');
  });

  it('failed members, and records that lag, are told below it', () => {
    const gossip = change.setMemberStatus(intoDc3, { datacenter: 'dc3' }, 'failed');
    const roots = diagnosisOf(gossip).findings.filter(({ severity }) => severity !== 'info');
    expect(roots.map(({ rule: id }) => id)).toEqual(['closed-mesh-gateways']);
  });

  it('is inconclusive about ways that nobody measured', () => {
    expect(verdictOf(rule, change.dropVantage(healthy(), 'dc3')).status).toBe('inconclusive');
  });
});
