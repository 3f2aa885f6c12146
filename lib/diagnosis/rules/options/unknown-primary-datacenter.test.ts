import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { diagnosisOf, findingsOf, healthy, told, verdictOf } from '../../testing/situation';
import { unknownPrimaryDatacenter as rule } from './unknown-primary-datacenter';

const naming = (who: string, primaryDatacenter: string, all = healthy()) =>
  change.withFact(all, who, 'self', (self) => ({ ...self, primaryDatacenter }));

describe('unknown-primary-datacenter', () => {
  it('passes when all name one that exists', () => {
    expect(verdictOf(rule, healthy()).status).toBe('passed');
  });

  it('names a datacenter with a misspelt primary, also while everything works', () => {
    const [finding] = findingsOf(rule, naming('dc3', 'dc-1'));
    expect(told(finding ? [finding] : [])).toEqual([
      'critical: dc3-s1 of dc3 names "dc-1" as the primary, a datacenter that does not exist',
    ]);
    expect(finding?.remedy[0]?.config).toBe('primary_datacenter = "dc1"');
  });

  it('names one server of several', () => {
    expect(findingsOf(rule, naming(change.vantageOf(healthy(), 'dc2'), 'dc-1'))[0]?.subject).toEqual({
      kind: 'server',
      datacenter: 'dc2',
      server: 'dc2-s1',
    });
  });

  it('is the only root of a secondary that cannot join for it', () => {
    const lost = ['dc1', 'dc2'].reduce(
      (all, to) => change.failForwarding(all, 'dc3', to, 'no-path'),
      naming('dc3', 'dc-1'),
    );
    const roots = diagnosisOf(lost).findings.filter(({ severity }) => severity !== 'info');
    expect(roots.map((root) => root.rule)).toEqual([rule.id]);
  });

  it('is the only root while the way to the real primary still works, and the others are forgotten', () => {
    const lost = change.failForwarding(naming('dc3', 'dc-1'), 'dc3', 'dc2', 'no-path');
    const roots = diagnosisOf(lost).findings.filter(({ severity }) => severity !== 'info');
    expect(roots.map((root) => root.rule)).toEqual([rule.id]);
  });

  it('says when the primary that all name is known to nobody', () => {
    const all = ['dc1', 'dc2', 'dc3'].reduce((list, dc) => naming(dc, 'dc0', list), healthy());
    const [finding, ...others] = findingsOf(rule, all);
    expect(finding?.title).toBe('Nobody knows dc0, which dc1, dc2 and dc3 name as the primary');
    expect(finding?.confirm).toBeDefined();
    expect(others).toEqual([]);
  });

  it('does not accuse a datacenter that has met nobody yet', () => {
    const alone = healthy({ datacenters: [{ name: 'dc2', servers: 1, gateways: 1 }] });
    expect(verdictOf(rule, naming('dc2', 'dc1', alone)).status).toBe('passed');
  });

  it('is inconclusive when a server does not tell', () => {
    expect(verdictOf(rule, change.failFact(healthy(), 'dc2', 'self', 'denied')).status).toBe('inconclusive');
  });
});
