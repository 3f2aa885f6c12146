import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { findingsOf, healthy, told, traditional, verdictOf } from '../../testing/situation';
import { swallowedConnections as rule } from './swallowed-connections';

const hang = (ways: readonly (readonly [string, string])[], all = healthy()) =>
  ways.reduce((list, [from, to]) => change.failForwarding(list, from, to, 'agent-timeout'), all);

describe('swallowed-connections', () => {
  it('passes when answers come; an EOF in no time is something else', () => {
    expect(verdictOf(rule, healthy()).status).toBe('passed');
    expect(findingsOf(rule, change.failForwarding(healthy(), 'dc1', 'dc3', 'connection-lost'))).toEqual([]);
  });

  it('names the only gateway of a datacenter that is cut off', () => {
    const all = hang([
      ['dc1', 'dc3'],
      ['dc2', 'dc3'],
      ['dc3', 'dc1'],
      ['dc3', 'dc2'],
    ]);
    const [finding] = findingsOf(rule, all);
    expect(told(finding ? [finding] : [])).toEqual([
      'critical: dc3 is cut off: its only mesh gateway mesh-gateway-1 on dc3-gw1 (198.51.3.1:8443) accepts connections and answers nothing',
    ]);
    expect(finding?.remedy[0]?.command).toBe(
      'openssl s_client -connect 198.51.3.1:8443 -servername server.dc3.consul',
    );
  });

  it('a connection that ends after many seconds was swallowed too', () => {
    const slow = (from: string, all: ReturnType<typeof healthy>) =>
      change.changeForwarding(
        change.failForwarding(all, from, 'dc3', 'connection-lost'),
        from,
        'dc3',
        (fact) => ({ ...fact, latest: { ...fact.latest, ms: 16_000 } }),
      );
    expect(told(findingsOf(rule, slow('dc1', slow('dc2', healthy()))))).toEqual([
      'critical: dc3 cannot be reached: its only mesh gateway mesh-gateway-1 on dc3-gw1 (198.51.3.1:8443) accepts connections and answers nothing',
    ]);
  });

  it('names no gateway where there is none to blame', () => {
    const dead = change.setMemberStatus(traditional(), { datacenter: 'dc2', seenBy: 'dc1' }, 'failed');
    const [finding] = findingsOf(rule, hang([['dc1', 'dc2']], dead));
    expect(finding?.cause).not.toContain('mesh gateway');
    expect(finding?.remedy[0]?.text).toContain('from dc1 to dc2');
  });

  it('is inconclusive about ways that nobody measured', () => {
    expect(verdictOf(rule, change.dropVantage(healthy(), 'dc3')).status).toBe('inconclusive');
  });
});
