import { describe, expect, it } from 'vitest';
import type { LanMember } from '@/lib/consul/types';
import * as change from '@/lib/observation/testing/observations';
import { diagnosisOf, findingsOf, healthy, told, verdictOf } from '../../testing/situation';
import { failedClientAgents as rule } from './failed-client-agents';

/** dc2 with client agents, some of which have failed. */
const withClients = (living: readonly string[], failed: readonly string[], all = healthy()) =>
  change.withFact(all, 'dc2', 'lanMembers', (members) => {
    const like = members[0];
    if (!like) return members;
    const client = (node: string, status: LanMember['status']) => ({ ...like, node, server: false, status });
    return [
      ...members,
      ...living.map((node) => client(node, 'alive')),
      ...failed.map((node) => client(node, 'failed')),
    ];
  });

describe('failed-client-agents', () => {
  it('passes without clients, and when all are alive', () => {
    expect(verdictOf(rule, healthy()).status).toBe('passed');
    expect(findingsOf(rule, withClients(['a', 'b'], []))).toEqual([]);
  });

  it('a few of many are information, a third is a warning', () => {
    const many = withClients(['a', 'b', 'c', 'd'], ['x']);
    expect(told(findingsOf(rule, many))).toEqual(['info: 1 of 5 client agents of dc2 has failed: x']);
    expect(findingsOf(rule, withClients(['a', 'b'], ['x']))[0]?.severity).toBe('warning');
  });

  it('one that carries a mesh gateway is a warning, and part of what happened to the gateway', () => {
    const all = withClients(['a', 'b', 'c', 'd'], ['dc2-gw1']);
    expect(findingsOf(rule, all)[0]?.severity).toBe('warning');
    const checks = [
      { id: 'serfHealth', name: 'Serf Health Status', status: 'critical', output: 'unreachable' },
    ];
    const { findings } = diagnosisOf(change.editGateway(all, 'dc2', 'mesh-gateway-1', { checks }));
    const roots = findings.filter(({ severity }) => severity !== 'info');
    expect(roots.map(({ rule: id }) => id)).toEqual(['critical-mesh-gateway']);
    expect(roots[0]?.symptoms.map(({ rule: id }) => id)).toContain(rule.id);
  });

  it('is inconclusive without the LAN pool', () => {
    expect(verdictOf(rule, change.failFact(healthy(), 'dc2', 'lanMembers', 'denied')).status).toBe(
      'inconclusive',
    );
  });
});
