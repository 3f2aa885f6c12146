import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { diagnosisOf, findingsOf, healthy, told, traditional, verdictOf } from '../../testing/situation';
import { disagreeingPrimaryDatacenters as rule } from './disagreeing-primary-datacenters';

const naming = (who: string, primaryDatacenter: string, all = healthy()) =>
  change.withFact(all, who, 'self', (self) => ({ ...self, primaryDatacenter, primaryGateways: [] }));

describe('disagreeing-primary-datacenters', () => {
  it('passes when all name the same', () => {
    expect(verdictOf(rule, healthy()).status).toBe('passed');
    expect(verdictOf(rule, traditional()).status).toBe('passed');
  });

  it('names a datacenter that calls itself the primary, with its own trust domain as proof', () => {
    const own = change.withFact(naming('dc3', 'dc3'), 'dc3', 'caRoots', (roots) => ({
      ...roots,
      trustDomain: '99999999.consul',
    }));
    const [finding] = findingsOf(rule, own);
    expect(told(finding ? [finding] : [])).toEqual([
      'critical: dc3 calls itself the primary (dc3-s1 of dc3), the others name dc1',
    ]);
    expect(finding?.evidence.map(({ value }) => value)).toContain('trust domain of dc3: 99999999.consul');
    expect(finding?.remedy[0]?.command).toBe('consul snapshot save backup.snap');
  });

  it('names a server that takes another datacenter for the primary', () => {
    const who = change.vantageOf(healthy(), 'dc2');
    expect(told(findingsOf(rule, naming(who, 'dc3')))).toEqual([
      'critical: dc2-s1 of dc2 names dc3 as the primary, the others dc1',
    ]);
  });

  it('is the only root of a secondary that was started as a primary', () => {
    let all = change.withFact(naming('dc3', 'dc3'), 'dc3', 'federationStates', []);
    all = change.withFact(all, 'dc3', 'meshGateways', []);
    all = change.failForwarding(all, 'dc3', 'dc1', 'no-usable-gateway');
    all = change.failForwarding(all, 'dc3', 'dc2', 'no-path');
    const roots = diagnosisOf(all).findings.filter(({ severity }) => severity !== 'info');
    expect(roots.map((root) => root.rule)).toEqual([rule.id]);
  });

  it('two datacenters that both claim it are told of the federation', () => {
    const two = healthy({
      datacenters: [
        { name: 'dc1', servers: 3, gateways: 1 },
        { name: 'dc2', servers: 3, gateways: 1 },
      ],
    });
    expect(told(findingsOf(rule, naming('dc2', 'dc2', two)))).toEqual([
      'critical: No primary is agreed on: dc1 names dc1 and dc2 names dc2',
    ]);
  });

  it('each for itself is the default of traditional federation: information', () => {
    const each = ['dc1', 'dc2', 'dc3'].reduce((all, dc) => naming(dc, dc, all), traditional());
    expect(told(findingsOf(rule, each))).toEqual([
      'info: dc1, dc2 and dc3 are each their own primary: ACLs, intentions and certificates are not shared',
    ]);
    expect(told(findingsOf(rule, naming('dc3', 'dc3', traditional())))).toEqual([
      'warning: dc3 calls itself the primary (dc3-s1 of dc3), the others name dc1',
    ]);
  });

  it('is inconclusive when a server does not tell', () => {
    expect(verdictOf(rule, change.failFact(healthy(), 'dc2', 'self', 'denied')).status).toBe('inconclusive');
  });
});
