import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { diagnosisOf, findingsOf, healthy, told, traditional, verdictOf } from '../../testing/situation';
import { primaryGatewaysWithoutFlag as rule } from './primary-gateways-without-flag';

const idle = (who: string) =>
  change.withFact(healthy(), who, 'self', (self) => ({ ...self, meshGatewayWanFederation: false }));

describe('primary-gateways-without-flag', () => {
  it('passes with the flag, and in a traditional federation', () => {
    expect(verdictOf(rule, healthy()).status).toBe('passed');
    expect(verdictOf(rule, traditional()).status).toBe('passed');
  });

  it('names the datacenter; one server of several is another rule', () => {
    expect(told(findingsOf(rule, idle('dc3')))).toEqual([
      'warning: primary_gateways of dc3-s1 of dc3 have no effect: enable_mesh_gateway_wan_federation is not set',
    ]);
    expect(told(findingsOf(rule, idle('dc2')))).toEqual([
      'warning: primary_gateways of all 2 servers of dc2 that were asked have no effect: enable_mesh_gateway_wan_federation is not set',
    ]);
    expect(findingsOf(rule, idle(change.vantageOf(healthy(), 'dc2')))).toEqual([]);
  });

  it('is critical and the only root when the secondary never joined', () => {
    const lost = ['dc1', 'dc2'].reduce(
      (all, to) => change.failForwarding(all, 'dc3', to, 'no-path'),
      idle('dc3'),
    );
    const [root, ...others] = diagnosisOf(lost).findings.filter(({ severity }) => severity !== 'info');
    expect(root).toMatchObject({ rule: rule.id, severity: 'critical' });
    expect(root?.symptoms.map((s) => s.rule)).toContain('mixed-federation-modes');
    expect(others).toEqual([]);
  });

  it('is inconclusive when a server does not tell', () => {
    expect(verdictOf(rule, change.failFact(healthy(), 'dc2', 'self', 'denied')).status).toBe('inconclusive');
  });
});
