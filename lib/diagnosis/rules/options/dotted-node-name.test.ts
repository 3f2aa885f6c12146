import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import type { Observation } from '@/lib/observation/types';
import { diagnosisOf, findingsOf, healthy, told, traditional, verdictOf } from '../../testing/situation';
import { dottedNodeName as rule } from './dotted-node-name';

/** dc2-s3 is called dc2-s3.rack1, everywhere. */
function dotted(all: readonly Observation[]): Observation[] {
  const rename = <M extends { node: string }>(list: readonly M[]): M[] =>
    list.map((m) => (m.node === 'dc2-s3' ? { ...m, node: 'dc2-s3.rack1' } : m));
  let next = change.withFact(all, 'dc2', 'lanMembers', rename);
  next = change.withFact(next, 'dc2', 'raft', rename);
  next = change.withFact(next, 'dc2', 'catalogServers', rename);
  return ['dc1', 'dc2', 'dc3'].reduce((list, dc) => change.withFact(list, dc, 'wanMembers', rename), next);
}

describe('dotted-node-name', () => {
  it('passes without dots', () => {
    expect(verdictOf(rule, healthy()).status).toBe('passed');
  });

  it('names the server, and a name and certificate without the dot', () => {
    const [finding] = findingsOf(rule, dotted(healthy()));
    expect(told(finding ? [finding] : [])).toEqual([
      'warning: Gossip cannot reach dc2-s3.rack1 of dc2 through mesh gateways: the node name holds a dot',
    ]);
    expect(finding?.remedy.map(({ command, config }) => command ?? config)).toEqual([
      'node_name = "dc2-s3"',
      'consul tls cert create -server -dc dc2 -node dc2-s3',
      'systemctl restart consul',
      'consul force-leave -prune dc2-s3.rack1',
    ]);
  });

  it('is information before activation', () => {
    expect(told(findingsOf(rule, dotted(traditional())))).toEqual([
      'info: dc2-s3.rack1 of dc2 could not be federated through mesh gateways: the node name holds a dot',
    ]);
  });

  it('is the root of what the old name leaves behind', () => {
    const old = ['dc1', 'dc2', 'dc3'].reduce(
      (list, dc) =>
        change.withFact(list, dc, 'wanMembers', (members) =>
          members.flatMap((m) =>
            m.node === 'dc2-s3.rack1'
              ? [m, { ...m, node: 'dc2-s3', name: 'dc2-s3.dc2', status: 'failed' as const }]
              : [m],
          ),
        ),
      dotted(healthy()),
    );
    const roots = diagnosisOf(old).findings.filter(({ severity }) => severity !== 'info');
    expect(roots.map((root) => root.rule)).toEqual([rule.id]);
    expect(roots[0]?.symptoms.map((s) => s.rule)).toEqual(['failed-wan-member']);
  });

  it('is inconclusive without WAN pools', () => {
    expect(verdictOf(rule, change.failFact(healthy(), 'dc2', 'wanMembers', 'denied')).status).toBe(
      'inconclusive',
    );
  });
});
