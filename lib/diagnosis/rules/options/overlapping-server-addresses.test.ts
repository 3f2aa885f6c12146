import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import type { Observation } from '@/lib/observation/types';
import { diagnosisOf, findingsOf, healthy, told, traditional, verdictOf } from '../../testing/situation';
import { overlappingServerAddresses as rule } from './overlapping-server-addresses';

/** dc3-s1 has the address of dc2-s1. */
const overlapping = (all: readonly Observation[], port = 8302) =>
  ['dc1', 'dc2', 'dc3'].reduce<readonly Observation[]>(
    (list, dc) =>
      change.withFact(list, dc, 'wanMembers', (members) =>
        members.map((m) => (m.node === 'dc3-s1' ? { ...m, address: '10.2.0.11', port } : m)),
      ),
    change.withFact(all, 'dc3', 'lanMembers', (members) => members.map((m) => ({ ...m, wanJoinPort: port }))),
  );

describe('overlapping-server-addresses', () => {
  it('passes when addresses differ, or ports do', () => {
    expect(verdictOf(rule, healthy()).status).toBe('passed');
    expect(verdictOf(rule, overlapping(traditional(), 18302)).status).toBe('passed');
  });

  it('is information through mesh gateways, and critical where addresses are dialled', () => {
    expect(told(findingsOf(rule, overlapping(healthy())))).toEqual([
      'info: dc2 and dc3 both have servers at 10.2.0.11:8302, which mesh gateways keep apart',
    ]);
    expect(told(findingsOf(rule, overlapping(traditional())))).toEqual([
      'critical: dc2 and dc3 both have servers at 10.2.0.11:8302: requests go to the wrong one',
    ]);
  });

  it('is the root of what fails between them', () => {
    const broken = change.failForwarding(overlapping(traditional()), 'dc2', 'dc3', 'connection-lost');
    const roots = diagnosisOf(broken).findings.filter(({ severity }) => severity !== 'info');
    expect(roots.map((root) => root.rule)).toEqual([rule.id]);
  });

  it('the address of a dead server is free', () => {
    const dead = change.setMemberStatus(overlapping(traditional()), { datacenter: 'dc3' }, 'left');
    expect(findingsOf(rule, change.setLanStatus(dead, 'dc3', 'dc3-s1', 'left'))).toEqual([]);
  });

  it('is inconclusive without WAN pools', () => {
    expect(verdictOf(rule, change.failFact(healthy(), 'dc2', 'wanMembers', 'denied')).status).toBe(
      'inconclusive',
    );
  });
});
