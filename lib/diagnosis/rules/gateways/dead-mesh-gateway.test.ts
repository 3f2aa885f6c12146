import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { diagnosisOf, findingsOf, healthy, told, traditional, verdictOf } from '../../testing/situation';
import { deadMeshGateway as rule } from './dead-mesh-gateway';

const refused = (dialled: string) =>
  change.failureOf(
    'gateway-dial',
    { dialled },
    `failed to get conn: dial tcp 10.0.0.1:0->${dialled}: connect: connection refused`,
  );
const roots = (all: ReturnType<typeof healthy>) =>
  diagnosisOf(all)
    .findings.filter(({ severity }) => severity !== 'info')
    .map(({ rule: id, symptoms }) => [
      id,
      symptoms.map((s) => s.rule).filter((folded) => folded !== 'route-prediction-disagrees'),
    ]);

/** dc3's only gateway died: its servers are refused, the others get EOF from their own gateways. */
const dead = (() => {
  let all = healthy();
  for (const from of ['dc1', 'dc2']) all = change.failForwarding(all, from, 'dc3', 'connection-lost');
  return change.failForwarding(all, 'dc3', 'dc2', refused('10.3.1.1:8443'));
})();

describe('dead-mesh-gateway', () => {
  it('passes when nothing is refused; does not apply without gateways', () => {
    expect(verdictOf(rule, healthy()).status).toBe('passed');
    expect(verdictOf(rule, traditional()).status).toBe('not-applicable');
  });

  it('names the gateway and its node, although its check passes', () => {
    const [finding] = findingsOf(rule, dead);
    expect(finding).toMatchObject({
      severity: 'critical',
      confidence: 'observed',
      subject: { kind: 'mesh-gateway', datacenter: 'dc3', meshGateway: 'mesh-gateway-1' },
      title:
        'dc3 cannot be reached: its only mesh gateway mesh-gateway-1 on dc3-gw1 is dead although its check says passing',
    });
    expect(finding?.remedy[0]).toMatchObject({
      text: 'On dc3-gw1, start the Envoy of mesh-gateway-1 again.',
    });
    expect(roots(dead)).toEqual([['dead-mesh-gateway', ['forwarding-broken-both-ways']]]);
  });

  it('once Consul says critical, that is the cause', () => {
    const critical = {
      checks: [{ id: 'c', name: 'port', status: 'critical', output: 'connection refused' }],
    };
    const asserted = change.editGateway(dead, 'dc3', 'mesh-gateway-1', critical);
    expect(findingsOf(rule, asserted)).toEqual([]);
    expect(roots(asserted).map(([id]) => id)).toEqual(['no-usable-mesh-gateway']);
  });

  it('one of two is a warning: requests fail at random', () => {
    const one = change.failForwarding(
      healthy(),
      change.vantageOf(healthy(), 'dc2'),
      'dc3',
      refused('10.2.1.1:8443'),
    );
    expect(told(findingsOf(rule, one))).toEqual([
      'warning: Mesh gateway mesh-gateway-1 on dc2-gw1 of dc2 is dead although its check says passing: requests fail at random',
    ]);
    expect(roots(one)).toEqual([['dead-mesh-gateway', ['forwarding-broken-from-one-server']]]);
  });

  it('all of several are one finding', () => {
    let all = change.failForwarding(healthy(), 'dc2', 'dc1', refused('10.2.1.1:8443'));
    all = change.failForwarding(all, 'dc2', 'dc3', refused('10.2.1.2:8443'));
    const [finding, ...others] = findingsOf(rule, all);
    expect(others).toEqual([]);
    expect(finding?.subject).toEqual({ kind: 'datacenter', datacenter: 'dc2' });
    expect(finding?.title).toBe(
      'dc2 does not reach dc1 and dc3: its mesh gateways mesh-gateway-1 on dc2-gw1 and mesh-gateway-2 on dc2-gw2 are dead although their checks say passing',
    );
  });

  it("the primary's gateway is dead when two datacenters are refused, and only blocked when one is", () => {
    const refuse = (all: ReturnType<typeof healthy>, from: string) =>
      change.failForwarding(all, from, 'dc1', refused('198.51.1.1:8443'));
    const [two] = findingsOf(rule, refuse(refuse(healthy(), 'dc2'), 'dc3'));
    expect(two).toMatchObject({
      confidence: 'observed',
      severity: 'warning',
      subject: { meshGateway: 'mesh-gateway-1' },
    });
    expect(findingsOf(rule, refuse(healthy(), 'dc3'))).toEqual([]);
  });

  it('a primary that is down altogether is no matter of its gateways', () => {
    let all = change.unreachable(healthy(), 'dc1');
    for (const from of ['dc2', 'dc3'])
      all = change.failForwarding(all, from, 'dc1', refused('198.51.1.1:8443'));
    expect(findingsOf(rule, all)).toEqual([]);
    expect(roots(all).map(([id]) => id)).toEqual(['silent-datacenter']);
  });

  it('is inconclusive without the live registrations', () => {
    expect(verdictOf(rule, change.failFact(healthy(), 'dc1', 'meshGateways', 'denied')).status).toBe(
      'inconclusive',
    );
  });
});
