import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { diagnosisOf, findingsOf, healthy, told, traditional, verdictOf } from '../../testing/situation';
import { connectDisabled as rule } from './connect-disabled';

const off = (who: string) =>
  change.withFact(healthy(), who, 'self', (self) => ({
    ...self,
    connectEnabled: false,
    meshGatewayWanFederation: false,
  }));

describe('connect-disabled', () => {
  it('passes where Connect is on, and does not matter to a traditional federation', () => {
    expect(verdictOf(rule, healthy()).status).toBe('passed');
    expect(verdictOf(rule, traditional()).status).toBe('not-applicable');
  });

  it('names the server or the datacenter', () => {
    expect(told(findingsOf(rule, off(change.vantageOf(healthy(), 'dc2'))))).toEqual([
      'warning: Connect is disabled on dc2-s1 of dc2: no federation through mesh gateways',
    ]);
    expect(findingsOf(rule, off('dc3'))[0]?.subject).toEqual({ kind: 'datacenter', datacenter: 'dc3' });
  });

  it('is the root of the missing flag', () => {
    for (const who of ['dc3', 'dc2', change.vantageOf(healthy(), 'dc2')]) {
      const roots = diagnosisOf(off(who)).findings.filter(({ severity }) => severity !== 'info');
      expect(roots.map((root) => root.rule)).toEqual(['connect-disabled']);
    }
  });

  it('is inconclusive when a server does not tell', () => {
    expect(verdictOf(rule, change.failFact(healthy(), 'dc2', 'self', 'denied')).status).toBe('inconclusive');
  });
});
