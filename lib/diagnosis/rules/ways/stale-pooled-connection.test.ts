import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { diagnosisOf, findingsOf, healthy, told, verdictOf } from '../../testing/situation';
import { stalePooledConnection as rule } from './stale-pooled-connection';

const once = (kind: 'connection-lost' | 'no-path' = 'connection-lost', times = 1) =>
  change.failForwarding(healthy(), change.vantageOf(healthy(), 'dc1'), 'dc2', kind, times);

describe('stale-pooled-connection', () => {
  it('passes when all come back; a second failure is none of these', () => {
    expect(verdictOf(rule, healthy()).status).toBe('passed');
    expect(findingsOf(rule, once('connection-lost', 2))).toEqual([]);
    expect(findingsOf(rule, once('no-path'))).toEqual([]);
  });

  it('is information, and changes nothing', () => {
    expect(told(findingsOf(rule, once()))).toEqual([
      'info: One request from dc1 to dc2 broke off; the next one decides',
    ]);
    expect(diagnosisOf(once()).status).toBe('ok');
  });

  it('is inconclusive about ways that nobody measured', () => {
    expect(verdictOf(rule, change.dropVantage(healthy(), 'dc3')).status).toBe('inconclusive');
  });
});
