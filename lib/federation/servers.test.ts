import { describe, expect, it } from 'vitest';
import {
  aged,
  dropVantage,
  failFact,
  seenFromOneAgent,
  setLanStatus,
  setMemberStatus,
  vantageOf,
  withFact,
  withoutLeader,
} from '@/lib/observation/testing/observations';
import { hostOf, isSame } from './servers';
import { build, datacenterOf, serverOf, three } from './testing/three';

const two = three({ vantagesPerDatacenter: 2 });

describe('a server', () => {
  it('has every view of it, sorted by vantage, beside its own pool', () => {
    const server = serverOf(build(two), 'dc3', 'dc3-s1');
    expect(server).toMatchObject({
      id: '00000000-0000-4000-8000-000003000001',
      address: '10.3.0.11',
      version: '1.8.7',
      expect: 1,
      leader: true,
      voter: true,
      status: 'alive',
      lan: { known: true, value: 'alive' },
      self: { known: true, value: { node: 'dc3-s1' } },
    });
    expect(server.views.map((view) => view.vantage)).toEqual(two.map((o) => o.vantage.id));
    expect(serverOf(build(two), 'dc1', 'dc1-s3').self).toBeNull();
  });

  it('is what its own LAN pool says, whatever the others see', () => {
    const seen = setMemberStatus(two, { datacenter: 'dc2', node: 'dc2-s2', seenBy: 'dc1' }, 'failed');
    expect(serverOf(build(seen), 'dc2', 'dc2-s2').status).toBe('alive');
    expect(serverOf(build(setLanStatus(two, 'dc2', 'dc2-s2', 'failed')), 'dc2', 'dc2-s2').status).toBe(
      'failed',
    );
  });

  it('is what the WAN pools agree on when its own is not known, and disagreed when they do not', () => {
    const hearsay = dropVantage(two, 'dc3');
    expect(serverOf(build(hearsay), 'dc3', 'dc3-s1')).toMatchObject({
      status: 'alive',
      lan: { known: false, gap: { kind: 'not-asked' } },
      leader: null,
      voter: null,
    });
    const split = setMemberStatus(hearsay, { datacenter: 'dc3', seenBy: vantageOf(two, 'dc2') }, 'failed');
    expect(serverOf(build(split), 'dc3', 'dc3-s1').status).toBe('disagreed');
  });

  it('that autopilot removed stays listed as left', () => {
    const gone = withFact(
      withFact(
        setMemberStatus(two, { datacenter: 'dc2', node: 'dc2-s3' }, 'left'),
        'dc2',
        'lanMembers',
        (all) => all.filter((m) => m.node !== 'dc2-s3'),
      ),
      'dc2',
      'raft',
      (all) => all.filter((s) => s.node !== 'dc2-s3'),
    );
    expect(serverOf(build(gone), 'dc2', 'dc2-s3')).toMatchObject({
      status: 'left',
      voter: false,
      lan: { known: true, value: 'none' },
    });
    expect(datacenterOf(build(gone), 'dc2').quorum).toEqual({ voters: 2, alive: 2, needed: 2, tolerance: 0 });
  });

  it('of which only old answers tell is unknown, not gone', () => {
    const old = ['dc1', 'dc2', 'dc3'].reduce((list, dc) => aged(list, dc, 3_600_000), two);
    expect(serverOf(build(old), 'dc2', 'dc2-s1')).toMatchObject({ status: 'unknown', views: [] });
    // Once anybody fresh lists the datacenter, what only old answers name is history.
    const replaced = withFact(aged(dropVantage(two, 'dc3'), 'dc2', 3_600_000), 'dc1', 'wanMembers', (all) =>
      all.map((m) => (m.datacenter === 'dc3' ? { ...m, node: 'new', name: 'new.dc3' } : m)),
    );
    expect(datacenterOf(build(replaced), 'dc3').servers.map((s) => s.node)).toEqual(['new']);
  });

  it('is found by id when Raft does not know its name', () => {
    const unnamed = withFact(two, 'dc2', 'raft', (all) => all.map((s) => ({ ...s, node: '(unknown)' })));
    expect(datacenterOf(build(unnamed), 'dc2').servers.map((s) => [s.node, s.voter])).toEqual([
      ['dc2-s1', true],
      ['dc2-s2', true],
      ['dc2-s3', true],
    ]);
  });

  it('two of a pool with the same name are one, at its first word', () => {
    const doubled = withFact(three(), 'dc1', 'wanMembers', (all) => [
      ...all,
      ...all.map((m) => ({ ...m, status: 'failed' as const })),
    ]);
    const views = serverOf(build(doubled), 'dc3', 'dc3-s1').views.filter((v) => v.datacenter === 'dc1');
    expect(views.map((v) => v.status)).toEqual(['alive']);
  });
});

describe('what the tags of a server tell', () => {
  it('comes from its own pools', () => {
    expect(serverOf(build(two), 'dc2', 'dc2-s1')).toMatchObject({
      lanAddress: '10.2.0.11',
      wanAddress: '10.2.0.11',
      wanPort: 8302,
      rpcPort: 8300,
      federationStates: true,
      tls: true,
      acls: 'enabled',
    });
  });

  it('tells the WAN address from the LAN address', () => {
    const nat = withFact(two, 'dc2', 'wanMembers', (all) =>
      all.map((m) => (m.node === 'dc2-s1' ? { ...m, address: '203.0.113.7' } : m)),
    );
    expect(serverOf(build(nat), 'dc2', 'dc2-s1')).toMatchObject({
      address: '10.2.0.11',
      lanAddress: '10.2.0.11',
      wanAddress: '203.0.113.7',
    });
    expect(serverOf(build(dropVantage(nat, 'dc2')), 'dc2', 'dc2-s1')).toMatchObject({
      lanAddress: null,
      wanAddress: '10.2.0.11',
    });
  });

  it('is not known of a server whose tags nobody has', () => {
    const untag = <M extends { node: string }>(all: readonly M[]): M[] =>
      all.map((m) =>
        m.node === 'dc3-s1' ? { ...m, version: null, federationStates: false, tls: false } : m,
      );
    const untagged = ['dc1', 'dc2', 'dc3'].reduce(
      (list, dc) => withFact(withFact(list, dc, 'wanMembers', untag), dc, 'lanMembers', untag),
      three(),
    );
    expect(serverOf(build(untagged), 'dc3', 'dc3-s1')).toMatchObject({ federationStates: null, tls: null });
  });
});

describe('the leader', () => {
  it('is nobody when there is none, and not known when nobody tells', () => {
    expect(serverOf(build(withoutLeader(two, 'dc2')), 'dc2', 'dc2-s1').leader).toBe(false);
    const silent = (['leader', 'raft', 'autopilot'] as const).reduce(
      (list, name) => failFact(list, 'dc2', name, 'agent-timeout'),
      two,
    );
    expect(serverOf(build(silent), 'dc2', 'dc2-s1').leader).toBeNull();
    expect(serverOf(build(failFact(two, 'dc2', 'leader', 'agent-timeout')), 'dc2', 'dc2-s1').leader).toBe(
      true,
    );
  });

  it('is found by address without the right to read Raft', () => {
    const denied = failFact(failFact(two, 'dc2', 'raft', 'denied'), 'dc2', 'autopilot', 'denied');
    const servers = datacenterOf(build(denied), 'dc2').servers;
    expect(servers.map((s) => [s.leader, s.voter])).toEqual([
      [true, null],
      [false, null],
      [false, null],
    ]);
  });
});

it('servers read through another datacenter have catalog, Raft and WAN views', () => {
  const federation = build(seenFromOneAgent(three(), 'dc1'));
  expect(serverOf(federation, 'dc2', 'dc2-s1')).toMatchObject({
    leader: true,
    voter: true,
    status: 'alive',
    self: null,
    lan: { known: false },
  });
});

it.each([
  ['10.0.0.1:8300', '10.0.0.1'],
  ['[::1]:8300', '::1'],
  ['::1', '::1'],
  ['host', 'host'],
  ['', ''],
])('the host of %j is %j', (address, host) => {
  expect(hostOf(address)).toBe(host);
});

it('is the same by id, else by name', () => {
  expect(isSame({ id: 'a', node: 'x' }, { id: 'a', node: 'y' })).toBe(true);
  expect(isSame({ id: 'a', node: 'x' }, { id: 'b', node: 'x' })).toBe(false);
  expect(isSame({ id: null, node: 'x' }, { id: 'b', node: 'x' })).toBe(true);
  expect(isSame({ id: '', node: 'x' }, { id: '', node: 'y' })).toBe(false);
});
