import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { diagnosisOf, findingsOf, healthy, told, traditional, verdictOf } from '../../testing/situation';
import { noPrimaryGateways as rule } from './no-primary-gateways';

const without = (who: string) =>
  change.withFact(healthy(), who, 'self', (self) => ({ ...self, primaryGateways: [] }));
const stranded = ['dc1', 'dc2'].reduce(
  (all, to) => change.failForwarding(all, 'dc3', to, 'no-usable-gateway'),
  change.withFact(without('dc3'), 'dc3', 'federationStates', []),
);

describe('no-primary-gateways', () => {
  it('passes where secondaries have them and the primary has none', () => {
    expect(verdictOf(rule, healthy()).status).toBe('passed');
    expect(verdictOf(rule, traditional()).status).toBe('not-applicable');
  });

  it('is latent while replicated addresses serve', () => {
    const [finding] = findingsOf(rule, without('dc3'));
    expect(told(finding ? [finding] : [])).toEqual(['warning: primary_gateways is not set on dc3-s1 of dc3']);
    expect(finding).toMatchObject({ latent: true, confidence: 'observed' });
    expect(finding?.remedy[0]?.config).toBe('primary_gateways = ["198.51.1.1:8443", "198.51.1.2:8443"]');
  });

  it('names one server of several, which restarts alone', () => {
    const [finding] = findingsOf(rule, without(change.vantageOf(healthy(), 'dc2')));
    expect(finding?.subject).toEqual({ kind: 'server', datacenter: 'dc2', server: 'dc2-s1' });
    expect(finding?.remedy[1]?.text).toBe('Restart Consul on dc2-s1.');
  });

  it('is the critical root of a secondary that has nothing to dial', () => {
    const [root, ...others] = diagnosisOf(stranded).findings.filter(({ severity }) => severity !== 'info');
    expect(root?.title).toBe('dc3 does not reach dc1: primary_gateways is not set on dc3-s1 of dc3');
    expect(root).toMatchObject({ rule: rule.id, severity: 'critical' });
    expect(others).toEqual([]);
  });

  it('does not take the blame when it knows gateways of the primary', () => {
    const other = change.failForwarding(without('dc3'), 'dc3', 'dc1', 'connection-lost');
    const { findings } = diagnosisOf(other);
    expect(findings.find((f) => f.rule === rule.id)).toMatchObject({ latent: true, symptoms: [] });
  });

  it('is inconclusive when a server does not tell', () => {
    expect(verdictOf(rule, change.failFact(healthy(), 'dc2', 'self', 'denied')).status).toBe('inconclusive');
  });
});
