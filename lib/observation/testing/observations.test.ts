import { describe, expect, it } from 'vitest';
import {
  aged,
  asClientAgent,
  dropVantage,
  editFederationState,
  editGateway,
  failFact,
  failForwarding,
  healthyObservations,
  seenFromOneAgent,
  setLanStatus,
  setMemberStatus,
  unreachable,
  vantageOf,
  withFact,
  withoutFact,
  withoutLeader,
} from './observations';

const now = Date.UTC(2026, 0, 1);
const healthy = healthyObservations({
  datacenters: [
    { name: 'dc1', servers: 3, gateways: 2 },
    { name: 'dc2', servers: 3, gateways: 2 },
    { name: 'dc3', servers: 1, gateways: 1 },
  ],
  primary: 'dc1',
  vantagesPerDatacenter: 2,
  mode: 'mesh-gateways',
  now,
});
const of = (list: typeof healthy, datacenter: string, n = 0) => {
  const id = vantageOf(list, datacenter, n);
  const found = list.find((o) => o.vantage.id === id);
  if (!found) throw new Error('unreachable');
  return found;
};

describe('healthyObservations', () => {
  it('asks as many servers as there are, up to the number wanted', () => {
    expect(healthy.map((o) => o.vantage.id)).toEqual([
      'dc1@http://10.1.0.11:8500',
      'dc1@http://10.1.0.12:8500',
      'dc2@http://10.2.0.11:8500',
      'dc2@http://10.2.0.12:8500',
      'dc3@http://10.3.0.11:8500',
    ]);
  });

  it('probes every other datacenter and is fresh', () => {
    expect(Object.keys(of(healthy, 'dc1').forwarding)).toEqual(['dc2', 'dc3']);
    expect(of(healthy, 'dc1').facts.wanMembers?.good?.at).toBe(now - 1_000);
    expect(of(healthy, 'dc1').facts.wanMembers?.good?.value).toHaveLength(7);
  });

  it('tags no gateway in a traditional federation', () => {
    const [one] = healthyObservations({
      datacenters: [{ name: 'dc1', servers: 1, gateways: 1 }],
      primary: 'dc1',
      mode: 'traditional',
      now,
    });
    expect(one?.facts.federationStates?.good?.value[0]?.meshGateways[0]?.federation).toBe(false);
    expect(one?.facts.self?.good?.value.meshGatewayWanFederation).toBe(false);
  });
});

describe('changes', () => {
  it('leave the list given as it was', () => {
    const before = JSON.stringify(healthy);
    unreachable(failForwarding(withoutLeader(healthy, 'dc2'), 'dc1', 'dc3', 'no-path'), 'dc3');
    expect(JSON.stringify(healthy)).toBe(before);
  });

  it('name a vantage that does not exist', () => {
    expect(() => failForwarding(healthy, 'dc9', 'dc1', 'no-path')).toThrow('no vantage "dc9"');
  });

  it('fail a probe and keep its last good answer', () => {
    const fact = of(failForwarding(healthy, 'dc1', 'dc2', 'connection-lost', 1), 'dc1').forwarding['dc2'];
    expect(fact?.failuresInARow).toBe(1);
    expect(fact?.latest.ok).toBe(false);
    expect(fact?.good?.value).toBe('10.2.0.11:8300');
  });

  it('fail a fact that never had a value', () => {
    const fact = of(failFact(healthy, 'dc1', 'raft', 'denied'), 'dc1').facts.raft;
    expect(fact?.good).toBeNull();
    expect(fact?.latest).toMatchObject({ ok: false, failure: { kind: 'denied', status: 403 } });
    expect(of(withoutFact(healthy, 'dc1', 'raft'), 'dc1').facts.raft).toBeUndefined();
  });

  it('set a member status for one observer or for all', () => {
    const one = setMemberStatus(healthy, { datacenter: 'dc3', seenBy: vantageOf(healthy, 'dc2') }, 'failed');
    const statusIn = (list: typeof healthy, datacenter: string, n = 0) =>
      of(list, datacenter, n).facts.wanMembers?.good?.value.find((m) => m.datacenter === 'dc3')?.status;
    expect(statusIn(one, 'dc2')).toBe('failed');
    expect(statusIn(one, 'dc2', 1)).toBe('alive');
    expect(statusIn(setMemberStatus(healthy, { datacenter: 'dc3', node: 'dc3-s1' }, 'left'), 'dc1')).toBe(
      'left',
    );
    expect(
      of(setLanStatus(healthy, 'dc1', 'dc1-s2', 'failed'), 'dc1').facts.lanMembers?.good?.value[1]?.status,
    ).toBe('failed');
  });

  it('edit a gateway live, in the records, or both', () => {
    const untag = (where: 'everywhere' | 'live' | 'federation-states') =>
      editGateway(healthy, 'dc3', 'mesh-gateway-1', { federation: false }, where);
    const live = (list: typeof healthy) => of(list, 'dc3').facts.meshGateways?.good?.value[0]?.federation;
    const believed = (list: typeof healthy) =>
      of(list, 'dc1').facts.federationStates?.good?.value[2]?.meshGateways[0]?.federation;
    expect([live(untag('everywhere')), believed(untag('everywhere'))]).toEqual([false, false]);
    expect([live(untag('live')), believed(untag('live'))]).toEqual([false, true]);
    expect([live(untag('federation-states')), believed(untag('federation-states'))]).toEqual([true, false]);
    expect(
      of(editGateway(healthy, 'dc3', 'mesh-gateway-1', null), 'dc3').facts.meshGateways?.good?.value,
    ).toEqual([]);
    const lagging = editFederationState(healthy, 'dc2', 'dc3', { primaryModifyIndex: '7' });
    expect(of(lagging, 'dc2').facts.federationStates?.good?.value[2]?.primaryModifyIndex).toBe('7');
  });

  it('take an agent away: nothing answers and what it said is old', () => {
    const gone = of(unreachable(healthy, 'dc3'), 'dc3');
    expect(gone.facts.self?.latest).toMatchObject({ ok: false, failure: { kind: 'agent-unreachable' } });
    expect(now - (gone.facts.self?.good?.at ?? now)).toBeGreaterThan(
      gone.facts.self?.staleAfterMs ?? Infinity,
    );
    expect(dropVantage(healthy, 'dc3').map((o) => o.vantage.datacenter)).not.toContain('dc3');
    expect(of(aged(healthy, 'dc3', 60_000), 'dc3').forwarding['dc1']?.good?.at).toBe(now - 61_000);
  });

  it('leave one agent that reads the others with ?dc=', () => {
    const [one, ...none] = seenFromOneAgent(healthy, 'dc1');
    expect(none).toEqual([]);
    expect(Object.keys(one?.through ?? {})).toEqual(['dc2', 'dc3']);
    expect(one?.through['dc2']?.raft?.path).toBe('/v1/operator/raft/configuration?dc=dc2');
    expect(one?.through['dc2']).not.toHaveProperty('wanMembers');
  });

  it('make a client agent and a leaderless datacenter', () => {
    const client = of(asClientAgent(healthy, vantageOf(healthy, 'dc1')), 'dc1');
    expect(client.facts.self?.good?.value.server).toBe(false);
    expect(client.facts.wanMembers?.latest).toMatchObject({ ok: false, failure: { kind: 'client-agent' } });
    const leaderless = withoutLeader(healthy, 'dc2');
    expect(of(leaderless, 'dc1').forwarding['dc2']?.good?.value).toBeNull();
    expect(of(leaderless, 'dc2').facts.raft?.latest).toMatchObject({ ok: false });
    expect(
      of(
        withFact(healthy, 'dc1', 'peers', () => []),
        'dc1',
      ).facts.peers?.good?.value,
    ).toEqual([]);
  });
});
