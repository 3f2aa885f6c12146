import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { diagnosisOf, findingsOf, healthy, NOW, told, traditional, verdictOf } from '../../testing/situation';
import { stuckAntiEntropy as rule } from './stuck-anti-entropy';

const critical = { checks: [{ id: 'c', name: 'port', status: 'critical', output: 'connection refused' }] };

/** dc2's gateway has been critical in its own catalog for `ms`, and passing in all records. */
const stuck = (ms: number) =>
  change.changeFact(
    change.editGateway(healthy(), 'dc2', 'mesh-gateway-1', critical, 'live'),
    'dc2',
    'meshGateways',
    (fact) => ({ ...fact, changedAt: NOW - ms, knownSince: NOW - 600_000 }),
  );

describe('stuck-anti-entropy', () => {
  it('passes when the record says what is registered, and while it may still be written', () => {
    expect(verdictOf(rule, healthy()).status).toBe('passed');
    expect(findingsOf(rule, stuck(59_000))).toEqual([]);
    expect(verdictOf(rule, traditional()).status).toBe('not-applicable');
  });

  it('names the gateway, and what the record still says of it', () => {
    const [finding] = findingsOf(rule, stuck(60_000));
    expect(told(finding ? [finding] : [])).toEqual([
      'warning: Gateway changes of dc2 do not get to dc1: mesh-gateway-1 on dc2-gw1 is critical, in the record passing',
    ]);
    expect(finding?.remedy[0]?.text).toContain('error performing anti-entropy sync of federation state');
  });

  it('is a consequence of the broken way to the primary', () => {
    const cut = change.failForwarding(stuck(60_000), 'dc2', 'dc1', 'connection-lost');
    const roots = diagnosisOf(cut).findings.filter(({ severity }) => severity === 'critical');
    expect(
      roots.map((root) => [root.rule, root.symptoms.some((symptom) => symptom.rule === rule.id)]),
    ).toEqual([['blocked-between-mesh-gateways', true]]);
  });

  it('is inconclusive without the live registrations', () => {
    expect(verdictOf(rule, change.failFact(healthy(), 'dc2', 'meshGateways', 'denied')).status).toBe(
      'inconclusive',
    );
  });
});
