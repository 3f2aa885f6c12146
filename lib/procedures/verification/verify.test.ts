import { describe, expect, it } from 'vitest';
import { three } from '@/lib/federation/testing/three';
import type { AskedAgent, VerificationReadings } from '@/lib/observation/verification-readings';
import {
  asClientAgent,
  dropVantage,
  failFact,
  failForwarding,
  setMemberStatus,
  unreachable,
  withFact,
} from '@/lib/observation/testing/observations';
import { answered, readingsOf, refused } from '../testing/verification-readings';
import type { Verification } from './types';
import { verify } from './verify';

const run = (readings: VerificationReadings): Verification =>
  verify(readings, { mode: 'mesh-gateways', source: 'consul' });
const change = (
  readings: VerificationReadings,
  datacenter: string,
  patch: (agent: AskedAgent) => Partial<AskedAgent>,
): VerificationReadings => ({
  ...readings,
  agents: readings.agents.map((agent) =>
    agent.datacenter === datacenter ? { ...agent, ...patch(agent) } : agent,
  ),
});
const of = (result: Verification, datacenter: string) =>
  result.membersChecks.filter((check) => check.datacenter === datacenter);
const way = (result: Verification, from: string, to: string) =>
  result.forwardingChecks.find((check) => check.from === from && check.to === to);

describe('verify', () => {
  it('passes a federation in which every server is listed everywhere and every request comes back', () => {
    const result = run(readingsOf(three()));
    expect(result).toMatchObject({
      outcome: 'passed',
      members: { passed: 3, failed: 0, notChecked: 0 },
      forwarding: { passed: 6, failed: 0, notChecked: 0 },
      datacenters: ['dc1', 'dc2', 'dc3'],
      matrix: { members: 'ppppppppp', forwarding: '-pp' + 'p-p' + 'pp-' },
    });
    expect(result.sentence).toBe(
      'Verified: all servers are listed everywhere, and all 6 forwarded requests came back.',
    );
    expect(of(result, 'dc2')[0]).toMatchObject({
      asExpected: 7,
      sentence: 'dc2-s1 lists 7 servers of 3 datacenters as alive, with their local addresses.',
      evidence: { request: '/v1/agent/members?wan=1', vantage: 'dc2@http://10.2.0.11:8500' },
    });
    expect(way(result, 'dc1', 'dc3')).toMatchObject({
      sentence: 'dc1 reaches dc3: its catalog answers with 2 services.',
      evidence: { request: '/v1/catalog/services?dc=dc3', value: 'HTTP 200: 2 services' },
    });
  });

  it('gives the same bytes whatever the order of the agents', () => {
    const readings = readingsOf(three({ vantagesPerDatacenter: 3 }));
    expect(JSON.stringify(run({ ...readings, agents: [...readings.agents].reverse() }))).toBe(
      JSON.stringify(run(readings)),
    );
  });

  it('fails one direction, and says which', () => {
    const result = run(readingsOf(failForwarding(three(), 'dc1', 'dc2', 'no-usable-gateway')));
    expect(result.outcome).toBe('failed');
    expect(result.sentence).toBe('Verification failed: 1 forwarded request failed.');
    expect(result.matrix.forwarding).toBe('-fp' + 'p-p' + 'pp-');
    expect(way(result, 'dc1', 'dc2')?.evidence?.value).toContain('HTTP 500: rpc error getting client');
    expect(way(result, 'dc2', 'dc1')?.outcome).toBe('passed');
  });

  it.each(['failed', 'leaving', 'left'] as const)('fails a pool that lists a server as %s', (status) => {
    const result = run(
      readingsOf(setMemberStatus(three(), { datacenter: 'dc2', node: 'dc2-s3', seenBy: 'dc1' }, status)),
    );
    expect(result.members).toEqual({ passed: 2, failed: 1, notChecked: 0 });
    expect(of(result, 'dc1')[0]).toMatchObject({
      asExpected: 6,
      sentence: `Seen by dc1-s1: dc2-s3 of dc2 is listed as ${status}.`,
    });
    expect(result.matrix.members).toBe('pfp' + 'ppp' + 'ppp');
  });

  it('fails a pool that lacks a server, a whole datacenter, or lists one with another address', () => {
    const without = (keep: (node: string) => boolean) =>
      withFact(three(), 'dc3', 'wanMembers', (members) => members.filter(({ node }) => keep(node)));
    expect(of(run(readingsOf(without((node) => node !== 'dc1-s2'))), 'dc3')[0]?.deviations).toEqual([
      {
        datacenter: 'dc1',
        server: 'dc1-s2',
        kind: 'missing',
        outcome: 'failed',
        sentence: 'dc1-s2 of dc1 is not listed, but its datacenter has it at 10.1.0.12.',
      },
    ]);
    expect(of(run(readingsOf(without((node) => !node.startsWith('dc1')))), 'dc3')[0]?.sentence).toBe(
      'Seen by dc3-s1: no server of dc1 is listed.',
    );
    const elsewhere = withFact(three(), 'dc3', 'wanMembers', (members) =>
      members.map((member) => (member.node === 'dc1-s2' ? { ...member, address: '198.51.100.2' } : member)),
    );
    const readings = readingsOf(elsewhere);
    expect(of(run(readings), 'dc3')[0]?.deviations[0]).toMatchObject({
      kind: 'other-address',
      outcome: 'failed',
      sentence: 'dc1-s2 of dc1 is listed with the address 198.51.100.2, but its local address is 10.1.0.12.',
    });
    const traditional = verify(readings, { mode: 'traditional', source: 'consul' });
    expect(traditional.outcome).toBe('passed');
    expect(of(traditional, 'dc3')[0]?.sentence).not.toContain('local');
    expect(verify(readings, { mode: 'unknown', source: 'consul' }).outcome).toBe('not-checked');
  });

  it('fails a member that its own datacenter does not know', () => {
    const readings = readingsOf(
      withFact(three(), 'dc2', 'lanMembers', (members) => members.filter(({ node }) => node !== 'dc2-s3')),
    );
    expect(of(run(readings), 'dc1')[0]?.sentence).toContain(
      'Seen by dc1-s1: dc2-s3 of dc2 is listed as alive, but dc2 itself does not know it.',
    );
  });

  it('does not take a server for gone on purpose that autopilot has put away after a crash', () => {
    const crashed = setMemberStatus(
      withFact(three(), 'dc2', 'lanMembers', (members) => members.filter(({ node }) => node !== 'dc2-s3')),
      { datacenter: 'dc2', node: 'dc2-s3' },
      'left',
    );
    const result = run(readingsOf(crashed));
    expect(result.outcome).toBe('not-checked');
    expect(of(result, 'dc1')[0]?.sentence).toBe(
      'Seen by dc1-s1: dc2 has 2 servers, but they expect 3 (bootstrap_expect): whether one is missing cannot be told from the lists.',
    );
  });

  it('forgets what has left on purpose, a server or a whole datacenter', () => {
    const gone = dropVantage(three(), 'dc3');
    const server = withFact(gone, 'dc2', 'lanMembers', (members) =>
      members.map((member) => (member.node === 'dc2-s3' ? { ...member, status: 'left' as const } : member)),
    );
    const left = setMemberStatus(
      setMemberStatus(server, { datacenter: 'dc2', node: 'dc2-s3' }, 'left'),
      { datacenter: 'dc3' },
      'left',
    );
    const shrunk = ['dc1', 'dc2'].reduce(
      (all, seenBy) =>
        withFact(all, seenBy, 'wanMembers', (members) =>
          members.map((member) => (member.datacenter === 'dc2' ? { ...member, expect: 2 } : member)),
        ),
      left,
    );
    expect(run(readingsOf(shrunk))).toMatchObject({ outcome: 'passed', datacenters: ['dc1', 'dc2'] });
  });

  it('does not check what nobody is configured for, and says so apart', () => {
    const result = run(readingsOf(dropVantage(three(), 'dc3')));
    expect(result).toMatchObject({
      outcome: 'not-checked',
      forwarding: { passed: 4, failed: 0, notChecked: 2 },
      withoutAgent: 3,
    });
    expect(of(result, 'dc3')[0]?.sentence).toBe(
      'No agent of dc3 is configured, so its WAN pool is not seen.',
    );
    // Nobody told which servers dc3 has: the pools that list some are not proved complete.
    expect(result.matrix.members).toBe('pp?' + 'pp?' + '???');
  });

  it('takes the servers of a datacenter from its catalog when no agent tells its LAN pool', () => {
    const readings = readingsOf(dropVantage(three(), 'dc3'));
    const servers = {
      dc3: answered('/v1/health/service/consul?dc=dc3&stale', [
        { node: 'dc3-s1', id: null, address: '10.3.0.11', serfHealth: 'passing' as const },
      ]),
    };
    const result = run(change(readings, 'dc1', (agent) => ({ servers: { ...agent.servers, ...servers } })));
    expect(result.matrix.members).toBe('ppp' + 'ppp' + '???');
    const translated = {
      dc3: answered('/v1/health/service/consul', [
        { node: 'dc3-s1', id: null, address: '203.0.113.3', serfHealth: null },
      ]),
    };
    // A catalog may translate addresses: that is no proof.
    expect(run(change(readings, 'dc1', () => ({ servers: translated }))).matrix.members).toBe(
      'pp?' + 'pp?' + '???',
    );
  });

  it('does not blame the federation for its own agents', () => {
    const away = run(readingsOf(unreachable(three(), 'dc2')));
    expect(away.outcome).toBe('not-checked');
    expect(of(away, 'dc2')[0]).toMatchObject({ unchecked: 'agent-away' });
    const client = run(readingsOf(asClientAgent(three(), 'dc2')));
    expect(of(client, 'dc2')[0]).toMatchObject({ unchecked: 'client-agent' });
    expect(client.forwarding.passed).toBe(6);
    const denied = run(readingsOf(failFact(three(), 'dc2', 'wanMembers', 'filtered')));
    expect(of(denied, 'dc2')[0]).toMatchObject({ outcome: 'not-checked', unchecked: 'denied' });
  });

  it('knows a refusal from afar, an empty answer and an empty chair from an outage', () => {
    const ask = (kind: Parameters<typeof refused>[1]) =>
      change(readingsOf(three()), 'dc1', (agent) => ({
        services: { ...agent.services, dc2: refused('/v1/catalog/services?dc=dc2', kind) },
      }));
    expect(way(run(ask('denied')), 'dc1', 'dc2')).toMatchObject({
      outcome: 'passed',
      sentence: 'dc1 reaches dc2: it refuses the token, which proves the way.',
    });
    expect(way(run(ask('no-leader')), 'dc1', 'dc2')).toMatchObject({ outcome: 'failed' });
    expect(way(run(ask('throttled')), 'dc1', 'dc2')).toMatchObject({
      outcome: 'not-checked',
      unchecked: 'unreadable',
    });
    const empty = change(readingsOf(three()), 'dc1', (agent) => ({
      services: { ...agent.services, dc2: answered('/v1/catalog/services?dc=dc2', []) },
    }));
    expect(way(run(empty), 'dc1', 'dc2')?.sentence).toContain('the token may read no service there');
  });

  it('blames a time-out on the way only while the agent answers otherwise', () => {
    const silent = change(readingsOf(three()), 'dc1', (agent) => ({
      services: { ...agent.services, dc2: refused('/v1/catalog/services?dc=dc2', 'agent-timeout') },
    }));
    expect(way(run(silent), 'dc1', 'dc2')?.outcome).toBe('failed');
    const dumb = change(silent, 'dc1', () => ({
      self: refused('/v1/agent/self', 'agent-timeout'),
      wanMembers: refused('/v1/agent/members?wan=1', 'agent-timeout'),
      lanMembers: refused('/v1/agent/members', 'agent-timeout'),
    }));
    expect(way(run(dumb), 'dc1', 'dc2')).toMatchObject({ outcome: 'not-checked', unchecked: 'agent-away' });
  });

  it('counts what the time did not suffice for as not checked', () => {
    const cut = change(readingsOf(three()), 'dc1', (agent) => ({
      wanMembers: { ...agent.wanMembers, reading: 'out-of-time' },
      services: {
        dc2: { path: '/v1/catalog/services?dc=dc2', reading: 'out-of-time' },
        dc3: { path: '/v1/catalog/services?dc=dc3', reading: 'left-alone' },
      },
    }));
    const result = run(cut);
    expect(result).toMatchObject({ outcome: 'not-checked', withoutAgent: 0 });
    expect(result.matrix.forwarding.slice(0, 3)).toBe('-??');
    expect(result.sentence).toBe(
      'Nothing failed, but not all was checked: 6 checks passed. 3 checks could not be made.',
    );
  });

  it('lets the worst of several agents of a datacenter count', () => {
    const [first] = three({ vantagesPerDatacenter: 2 });
    const result = run(
      readingsOf(
        failForwarding(three({ vantagesPerDatacenter: 2 }), first?.vantage.id ?? '', 'dc2', 'gateway-dial'),
      ),
    );
    expect(result.matrix.forwarding).toBe('-fp' + 'p-p' + 'pp-');
    expect(result.forwarding).toEqual({ passed: 9, failed: 1, notChecked: 0 });
  });

  it('only counts passed requests in a large federation', () => {
    const many = three({
      datacenters: Array.from({ length: 60 }, (_, i) => ({ name: `dc${i + 10}`, servers: 1, gateways: 1 })),
      primary: 'dc10',
    });
    const result = run(readingsOf(failForwarding(many, 'dc10', 'dc11', 'gateway-dial')));
    expect(result.forwardingChecks).toHaveLength(1);
    expect(result.forwardingLeftOut).toBe(60 * 59 - 1);
  });

  it('says that nothing is known before anything is', () => {
    const nothing = { startedAt: 0, finishedAt: 1, datacenters: [], agents: [], oneAgentEach: false };
    expect(run(nothing)).toMatchObject({ outcome: 'not-checked', datacenters: [] });
    const [only] = three({ datacenters: [{ name: 'dc1', servers: 3, gateways: 1 }] });
    expect(run(readingsOf(only ? [only] : [])).sentence).toBe(
      'Passed, but there is only one datacenter: no request can be forwarded.',
    );
  });
});
