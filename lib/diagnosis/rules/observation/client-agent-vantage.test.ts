import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { diagnosisOf, findingsOf, healthy, told, verdictOf } from '../../testing/situation';
import { clientAgentVantage as rule } from './client-agent-vantage';

const one = change.asClientAgent(healthy(), change.vantageOf(healthy(), 'dc1'));

describe('client-agent-vantage', () => {
  it('passes when servers are asked', () => {
    expect(verdictOf(rule, healthy()).status).toBe('passed');
  });

  it('names the server addresses to add', () => {
    const [finding] = findingsOf(rule, one);
    expect(told(finding ? [finding] : [])).toEqual([
      "info: http://10.1.0.11:8500 is a client agent: dc1 needs a server's address to show its WAN members",
    ]);
    expect(finding?.remedy[0]?.text).toContain('http://10.1.0.12:8500 and http://10.1.0.13:8500');
  });

  it('beside a server nothing is missing; alone the WAN members are unknown', () => {
    expect(diagnosisOf(one).status).toBe('ok');
    const both = change.asClientAgent(one, change.vantageOf(healthy(), 'dc1', 1));
    expect(diagnosisOf(both).status).toBe('unknown');
  });
});
