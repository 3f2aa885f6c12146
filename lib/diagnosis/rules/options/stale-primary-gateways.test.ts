import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { diagnosisOf, findingsOf, healthy, told, verdictOf } from '../../testing/situation';
import { stalePrimaryGateways as rule } from './stale-primary-gateways';

const listing = (who: string, primaryGateways: readonly string[], all = healthy()) =>
  change.withFact(all, who, 'self', (self) => ({ ...self, primaryGateways }));
const OLD = '198.51.100.9:8443';

describe('stale-primary-gateways', () => {
  it('passes when one entry is a gateway that is registered', () => {
    expect(verdictOf(rule, healthy()).status).toBe('passed');
    expect(verdictOf(rule, listing('dc3', ['198.51.1.2:8443'])).status).toBe('passed');
    expect(verdictOf(rule, listing('dc3', ['198.51.1.2'])).status).toBe('passed');
  });

  it('is latent and inferred while replicated addresses serve', () => {
    const [finding] = findingsOf(rule, listing('dc3', [OLD]));
    expect(told(finding ? [finding] : [])).toEqual([
      `warning: primary_gateways of dc3-s1 of dc3 (${OLD}) names no gateway that dc1 has`,
    ]);
    expect(finding).toMatchObject({ latent: true, confidence: 'inferred' });
    expect(finding?.confirm).toContain('nc -vz 198.51.100.9 8443');
    expect(finding?.confirm).toContain('write its DNS name there instead, or register the gateways with');
    expect(finding?.remedy[0]?.config).toContain('198.51.1.1:8443');
  });

  it('is the critical root of a secondary that has nothing else', () => {
    const fresh = change.withFact(listing('dc3', [OLD]), 'dc3', 'federationStates', []);
    const dial = change.failureOf('gateway-dial', { dialled: OLD });
    const lost = change.failForwarding(
      change.failForwarding(fresh, 'dc3', 'dc1', dial),
      'dc3',
      'dc2',
      'no-path',
    );
    const [root, ...others] = diagnosisOf(lost).findings.filter(({ severity }) => severity !== 'info');
    expect(root).toMatchObject({ rule: rule.id, severity: 'critical' });
    expect(root?.title).toBe(`dc3 does not reach dc1: primary_gateways (${OLD}) names none of its gateways`);
    expect(others).toEqual([]);
  });

  it('explains a server that still dials it after its start', () => {
    const who = change.vantageOf(healthy(), 'dc2');
    const dial = change.failureOf('gateway-dial', { dialled: OLD });
    const roots = diagnosisOf(change.failForwarding(listing(who, [OLD]), who, 'dc1', dial)).findings.filter(
      ({ severity }) => severity !== 'info',
    );
    expect(roots.map((root) => root.rule)).toEqual([rule.id]);
  });

  it('does not accuse names, load balancers or go-discover: they are not checked', () => {
    for (const entry of ['gateways.example.com:443', 'provider=aws tag_key=consul tag_value=gateway']) {
      const [finding, ...others] = findingsOf(rule, listing('dc3', [entry]));
      expect(finding).toMatchObject({
        severity: 'info',
        title: `primary_gateways of dc3-s1 of dc3 is not checked: ${entry}`,
      });
      expect(others).toEqual([]);
    }
    // A load balancer that the gateways are registered with.
    const balanced = ['mesh-gateway-1', 'mesh-gateway-2'].reduce(
      (all, id) => change.editGateway(all, 'dc1', id, { wan: { address: '198.51.100.9', port: 8443 } }),
      listing('dc2', [OLD], listing('dc3', [OLD])),
    );
    expect(verdictOf(rule, balanced).status).toBe('passed');
    // Gateways that are registered by name: an address may be what the name resolves to.
    const named = ['mesh-gateway-1', 'mesh-gateway-2'].reduce(
      (all, id) => change.editGateway(all, 'dc1', id, { wan: { address: 'lb.example.com', port: 443 } }),
      listing('dc3', [OLD]),
    );
    expect(findingsOf(rule, named).every(({ severity }) => severity === 'info')).toBe(true);
  });

  it('an old entry beside a good one is information', () => {
    expect(told(findingsOf(rule, listing('dc3', [OLD, '198.51.1.1:8443'])))).toEqual([
      `info: primary_gateways of dc3-s1 of dc3 has ${OLD} beside gateways that dc1 has`,
    ]);
  });

  it('is inconclusive when the gateways of the primary or the options are not known', () => {
    expect(verdictOf(rule, change.failFact(healthy(), 'dc1', 'meshGateways', 'denied')).status).toBe(
      'inconclusive',
    );
    expect(verdictOf(rule, change.failFact(healthy(), 'dc2', 'self', 'denied')).status).toBe('inconclusive');
  });
});
