import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { diagnosisOf, findingsOf, healthy, told, verdictOf } from '../../testing/situation';
import { agentUnreachable as rule } from './agent-unreachable';

describe('agent-unreachable', () => {
  it('passes when all answer, also with 403', () => {
    expect(verdictOf(rule, healthy()).status).toBe('passed');
    expect(verdictOf(rule, change.failFact(healthy(), 'dc2', 'self', 'denied')).status).toBe('passed');
  });

  it('is never more than information, and makes the status unknown, not critical', () => {
    const away = change.unreachable(healthy(), 'dc3');
    const [finding] = findingsOf(rule, away);
    expect(told(finding ? [finding] : [])).toEqual([
      'info: The agent at http://10.3.0.11:8500 does not answer: its own view of dc3 is missing',
    ]);
    expect(finding?.remedy[0]?.command).toBe('curl -sS http://10.3.0.11:8500/v1/status/leader');
    expect(diagnosisOf(away).status).toBe('unknown');
  });

  it('says that Consul runs there, where its own datacenter sees it alive', () => {
    const one = change.unreachable(healthy(), change.vantageOf(healthy(), 'dc2'));
    expect(findingsOf(rule, one)[0]?.cause).toContain('http_max_conns_per_client');
    expect(findingsOf(rule, change.unreachable(healthy(), 'dc3'))[0]?.cause).toContain(
      'The agent is stopped',
    );
  });
});
