import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { diagnosisOf, findingsOf, healthy, told, traditional, verdictOf } from '../../testing/situation';
import { deadMeshGateway } from './dead-mesh-gateway';
import { unreachableLanAddress as rule } from './unreachable-lan-address';

const timeout = (dialled: string) =>
  change.failureOf(
    'gateway-dial',
    { dialled },
    `failed to get conn: dial tcp 10.3.0.11:0->${dialled}: i/o timeout`,
  );
const outOfDc3 = (dialled: string, all = healthy()) =>
  ['dc1', 'dc2'].reduce((list, to) => change.failForwarding(list, 'dc3', to, timeout(dialled)), all);

describe('unreachable-lan-address', () => {
  it('passes when servers reach their gateways; does not apply without gateways', () => {
    expect(verdictOf(rule, healthy()).status).toBe('passed');
    expect(verdictOf(rule, traditional()).status).toBe('not-applicable');
  });

  it('others come in through the only gateway, so it is its LAN address', () => {
    const all = outOfDc3('10.3.1.1:8443');
    const [finding] = findingsOf(rule, all);
    expect(told(finding ? [finding] : [])).toEqual([
      'critical: dc3 does not reach dc1 and dc2: its servers cannot reach their own mesh gateway mesh-gateway-1 on dc3-gw1 (10.3.1.1:8443)',
    ]);
    expect(findingsOf(deadMeshGateway, all)).toEqual([]);
    const roots = diagnosisOf(all).findings.filter(({ severity }) => severity !== 'info');
    expect(roots.map(({ rule: id }) => id)).toEqual(['unreachable-lan-address']);
  });

  it('a loopback LAN address leads every server to itself', () => {
    const lan = { address: '127.0.0.1', port: 8443 };
    const all = change.editGateway(healthy(), 'dc2', 'mesh-gateway-1', { lan });
    const failing = change.failForwarding(
      all,
      change.vantageOf(all, 'dc2'),
      'dc3',
      timeout('127.0.0.1:8443'),
    );
    expect(findingsOf(rule, failing)[0]).toMatchObject({
      severity: 'warning',
      subject: { kind: 'mesh-gateway', datacenter: 'dc2', meshGateway: 'mesh-gateway-1' },
    });
  });

  it('is foretold by a check that tests another address', () => {
    const tests = (output: string, lan = { address: '10.3.1.9', port: 8443 }) =>
      change.editGateway(healthy(), 'dc3', 'mesh-gateway-1', {
        lan,
        checks: [{ id: 'service:mesh-gateway-1', name: 'listening', status: 'passing', output }],
      });
    const all = tests('TCP connect 10.3.1.1:8443: Success');
    const [finding] = findingsOf(rule, all);
    expect(finding).toMatchObject({ severity: 'warning', latent: true, confidence: 'inferred' });
    expect(finding?.title).toBe(
      'Servers of dc3 dial mesh-gateway-1 on dc3-gw1 at 10.3.1.9:8443, but its check tests 10.3.1.1:8443',
    );
    for (const output of [
      'TCP connect 10.3.1.9:8443: Success',
      'TCP connect 127.0.0.1:8443: Success',
      'TCP connect 10.3.1.1:19000: Success',
      'HTTP GET http://10.3.1.1:8443: 200 OK',
    ])
      expect(findingsOf(rule, tests(output))).toEqual([]);
    const marked = change.failForwarding(all, 'dc3', 'dc2', change.failureOf('no-server-reachable'));
    expect(told(diagnosisOf(marked).findings.filter(({ severity }) => severity !== 'info'))).toEqual([
      'critical: dc3 does not reach dc2: its servers dial mesh-gateway-1 on dc3-gw1 at 10.3.1.9:8443, but its check tests 10.3.1.1:8443',
    ]);
    const gossip = change.setMemberStatus(all, { datacenter: 'dc3' }, 'failed');
    const roots = diagnosisOf(gossip).findings.filter(({ severity }) => severity !== 'info');
    expect(roots.map(({ rule: id }) => id)).toEqual(['unreachable-lan-address']);
  });

  it('is inconclusive without the live registrations', () => {
    expect(verdictOf(rule, change.failFact(healthy(), 'dc3', 'meshGateways', 'denied')).status).toBe(
      'inconclusive',
    );
  });
});
