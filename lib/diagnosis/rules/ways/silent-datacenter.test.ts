import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { diagnosisOf, findingsOf, healthy, told, traditional, verdictOf } from '../../testing/situation';
import { silentDatacenter as rule } from './silent-datacenter';

const lost = (all = healthy(), name = 'dc3') =>
  ['dc1', 'dc2', 'dc3']
    .filter((from) => from !== name)
    .reduce(
      (list, from) => change.failForwarding(list, from, name, 'connection-lost'),
      change.unreachable(all, name),
    );

describe('silent-datacenter', () => {
  it('passes when its agents answer, and is silent about one whose agents alone are silent', () => {
    expect(verdictOf(rule, healthy()).status).toBe('passed');
    expect(findingsOf(rule, change.unreachable(healthy(), 'dc3'))).toEqual([]);
  });

  it('says that it is down or cut off, with what still looks alive', () => {
    const [finding] = findingsOf(rule, lost());
    expect(told(finding ? [finding] : [])).toEqual([
      'critical: dc3 is down or cut off: requests from dc1 and dc2 fail, and its only server dc3-s1 does not answer',
    ]);
    expect(finding?.evidence.at(-1)?.value).toBe('1 server of dc3 still listed as alive');
    expect(finding?.remedy[1]?.command).toBe('curl -sS http://10.3.0.11:8500/v1/status/leader');
  });

  it('takes its gateways with it, also those of the primary that others dial', () => {
    const refused = change.failureOf(
      'gateway-dial',
      { dialled: '198.51.1.1:8443' },
      'failed to get conn: dial tcp 10.2.0.11:0->198.51.1.1:8443: connect: connection refused',
    );
    const all = ['dc2', 'dc3'].reduce(
      (list, from) => change.failForwarding(list, from, 'dc1', refused),
      change.unreachable(healthy(), 'dc1'),
    );
    const roots = diagnosisOf(all).findings.filter(({ severity }) => severity !== 'info');
    expect(roots.map((root) => root.rule)).toEqual([rule.id]);
  });

  it('one agent that answers, or one way that works, speaks against it', () => {
    const one = change.vantageOf(healthy(), 'dc2', 1);
    const answering = ['dc1', 'dc3'].reduce(
      (list, from) => change.failForwarding(list, from, 'dc2', 'connection-lost'),
      change.unreachable(healthy(), one),
    );
    expect(findingsOf(rule, answering)).toEqual([]);
    const reached = change.failForwarding(
      change.unreachable(healthy(), 'dc3'),
      'dc1',
      'dc3',
      'connection-lost',
    );
    expect(findingsOf(rule, reached)).toEqual([]);
  });

  it('its own gateways failing the asking datacenter is no word about it', () => {
    const dial = change.failureOf('gateway-dial', { dialled: '10.1.1.1:8443' });
    const all = change.failForwarding(lost(), 'dc1', 'dc3', dial);
    expect(findingsOf(rule, all)).toEqual([]);
  });

  it('is the only root, with its agents and members below it, also without gateways', () => {
    for (const all of [healthy(), traditional()]) {
      const gossip = change.setMemberStatus(lost(all), { datacenter: 'dc3' }, 'failed');
      const roots = diagnosisOf(gossip).findings.filter(({ severity }) => severity !== 'info');
      expect(roots.map(({ rule: id }) => id)).toEqual(['silent-datacenter']);
      expect(roots[0]?.symptoms.map((symptom) => symptom.rule)).toContain('agent-unreachable');
    }
  });

  it('is inconclusive about ways that nobody measured', () => {
    expect(verdictOf(rule, change.dropVantage(healthy(), 'dc3')).status).toBe('inconclusive');
  });
});
