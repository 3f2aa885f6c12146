import { describe, expect, it } from 'vitest';
import {
  dropVantage,
  editFederationState,
  failFact,
  healthyObservations,
  setMemberStatus,
  withFact,
  withoutFact,
} from '@/lib/observation/testing/observations';
import type { Observation } from '@/lib/observation/types';
import { nameDatacenters } from './datacenter-names';
import { NOW, three } from './testing/three';
import { readVantages } from './vantages';

const namesOf = (observations: readonly Observation[]) => nameDatacenters(readVantages(observations, NOW));
const onlyDc1 = () => dropVantage(dropVantage(three(), 'dc2'), 'dc3');

describe('names', () => {
  it('are the primary, then the others by name', () => {
    const primary = three({ primary: 'dc3' });
    expect(namesOf(primary)).toEqual({ names: ['dc3', 'dc1', 'dc2'], primary: 'dc3' });
  });

  it('are found by each source alone', () => {
    const base = failFact(onlyDc1(), 'dc1', 'wanMembers', 'filtered');
    const silent = withFact(base, 'dc1', 'datacenters', ['dc1']);
    const alone = failFact(silent, 'dc1', 'federationStates', 'denied');
    expect(namesOf(alone).names).toEqual(['dc1']);
    expect(namesOf(failFact(silent, 'dc1', 'raft', 'denied')).names).toEqual(['dc1', 'dc2', 'dc3']);
    expect(namesOf(withFact(alone, 'dc1', 'datacenters', ['dc1', 'dc7'])).names).toEqual(['dc1', 'dc7']);
    expect(namesOf(alone.map((o) => ({ ...o, through: { dc8: {} } }))).names).toEqual(['dc1', 'dc8']);
  });

  it('leave out a datacenter whose servers have all left', () => {
    const left = withFact(
      withFact(
        editFederationState(setMemberStatus(onlyDc1(), { datacenter: 'dc3' }, 'left'), 'dc1', 'dc3', null),
        'dc1',
        'datacenters',
        ['dc1', 'dc2'],
      ),
      'dc1',
      'self',
      (self) => self,
    );
    expect(namesOf(left).names).toEqual(['dc1', 'dc2']);
  });
});

describe('primary', () => {
  it('is the one most datacenters name, not a name that does not exist', () => {
    const typo = withFact(three(), 'dc3', 'self', (self) => ({ ...self, primaryDatacenter: 'dc-1' }));
    expect(namesOf(typo).primary).toBe('dc1');
    const split = withFact(three(), 'dc3', 'self', (self) => ({ ...self, primaryDatacenter: 'dc3' }));
    expect(namesOf(split).primary).toBe('dc1');
  });

  it('is nobody where every datacenter names itself', () => {
    let each = healthyObservations({
      datacenters: ['dc1', 'dc2'].map((name) => ({ name, servers: 1, gateways: 0 })),
      primary: 'dc1',
      mode: 'traditional',
      now: NOW,
    });
    for (const name of ['dc1', 'dc2'])
      each = withFact(each, name, 'self', (self) => ({ ...self, primaryDatacenter: name }));
    expect(namesOf(each)).toEqual({ names: ['dc1', 'dc2'], primary: null });
  });

  it('is found without agent/self: by the source of replication, else by the federation states', () => {
    let blind = three({ primary: 'dc2' });
    for (const name of ['dc1', 'dc2', 'dc3']) blind = withoutFact(blind, name, 'self');
    expect(namesOf(blind).primary).toBe('dc2');
    for (const name of ['dc1', 'dc2', 'dc3']) blind = withoutFact(blind, name, 'aclReplication');
    expect(namesOf(blind).primary).toBe('dc2');
    expect(namesOf(dropVantage(blind, 'dc2')).primary).toBeNull();
  });
});
