import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import type { Observation } from '@/lib/observation/types';
import { diagnosisOf, findingsOf, healthy, NOW, told, traditional, verdictOf } from '../../testing/situation';
import { routePredictionDisagrees as rule } from './route-prediction-disagrees';

const fail = (from: string, to: string, all: Observation[] = healthy()) =>
  change.failForwarding(all, from, to, 'connection-lost');
/** Roots above info, and how many of their symptoms are of this rule. */
const roots = (observations: readonly Observation[]) =>
  diagnosisOf(observations)
    .findings.filter(({ severity }) => severity !== 'info')
    .map((root) => [root.rule === rule.id, root.symptoms.filter((one) => one.rule === rule.id).length]);

describe('route-prediction-disagrees', () => {
  it('passes when all answer, and after a single failure', () => {
    expect(verdictOf(rule, healthy()).status).toBe('passed');
    expect(findingsOf(rule, change.failForwarding(healthy(), 'dc1', 'dc2', 'connection-lost', 1))).toEqual(
      [],
    );
  });

  it('waits until a fault shows on all the ways it breaks', () => {
    const failingFor = (ms: number) =>
      fail('dc2', 'dc3').map((observation) => {
        const fact = observation.forwarding['dc3'];
        if (!fact || fact.latest.ok) return observation;
        return {
          ...observation,
          forwarding: { ...observation.forwarding, dc3: { ...fact, failingSince: NOW - ms } },
        };
      });
    expect(findingsOf(rule, failingFor(9_000))).toEqual([]);
    expect(findingsOf(rule, failingFor(11_000))).toHaveLength(1);
  });

  it('says which hops are usable and how to dial them one after the other', () => {
    const [finding] = findingsOf(rule, fail('dc2', 'dc3'));
    expect(told(finding ? [finding] : [])).toEqual([
      'warning: By all that is registered dc2 → dc3 should work, and does not',
    ]);
    expect(finding).toMatchObject({
      confidence: 'inferred',
      subject: { kind: 'pair', from: 'dc2', to: 'dc3' },
    });
    expect(finding?.remedy.map(({ command }) => command)).toEqual([
      'nc -vz 10.2.1.1 8443',
      'nc -vz 198.51.3.1 8443',
      'openssl s_client -connect 10.2.1.1:8443 -servername dc3-s1.server.dc3.consul -alpn consul/rpc-multi </dev/null',
    ]);
    expect(finding?.evidence.map(({ value }) => value)).toContain(
      '1 usable mesh gateway of dc3: mesh-gateway-1 at 198.51.3.1:8443',
    );
  });

  it('dials the server itself in a traditional federation', () => {
    const [finding] = findingsOf(rule, fail('dc2', 'dc3', traditional()));
    expect(finding?.remedy[0]?.command).toBe('nc -vz 10.3.0.11 8300');
  });

  it('quotes names that come from Consul', () => {
    const evil = ['everywhere' as const].reduce(
      (o, where) =>
        change.editGateway(o, 'dc3', 'mesh-gateway-1', { wan: { address: 'x; rm', port: 1 } }, where),
      healthy(),
    );
    expect(findingsOf(rule, fail('dc2', 'dc3', evil))[0]?.remedy[1]?.command).toBe("nc -vz 'x; rm' 1");
  });

  it('says nothing where the failure is foretold, or nothing can be foretold', () => {
    const critical = { checks: [{ id: 'c', name: 'c', status: 'critical', output: '' }] };
    const foretold = change.editGateway(healthy(), 'dc3', 'mesh-gateway-1', critical);
    expect(findingsOf(rule, fail('dc2', 'dc3', foretold))).toEqual([]);
    const denied = change.failFact(healthy(), 'dc2', 'federationStates', 'denied');
    expect(findingsOf(rule, fail('dc2', 'dc3', denied))).toEqual([]);
    expect(verdictOf(rule, denied).status).toBe('inconclusive');
    expect(findingsOf(rule, change.unreachable(fail('dc2', 'dc3'), 'dc3'))).toEqual([]);
  });

  it('leaves a router that has not looked again to its own rule', () => {
    expect(findingsOf(rule, change.failForwarding(healthy(), 'dc1', 'dc2', 'no-server-reachable'))).toEqual(
      [],
    );
  });

  it('never stands beside the finding that tells of the broken way', () => {
    const one = change.failForwarding(
      healthy(),
      change.vantageOf(healthy(), 'dc2'),
      'dc3',
      'connection-lost',
    );
    expect(roots(fail('dc2', 'dc3'))).toEqual([[false, 1]]);
    expect(roots(fail('dc1', 'dc3', fail('dc2', 'dc3')))).toEqual([[false, 1]]);
    expect(roots(fail('dc3', 'dc2', fail('dc2', 'dc3')))).toEqual([[false, 1]]);
    expect(roots(one)).toEqual([[false, 1]]);
  });
});
