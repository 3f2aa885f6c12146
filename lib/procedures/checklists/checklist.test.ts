import { describe, expect, it } from 'vitest';
import { build, three } from '@/lib/federation/testing/three';
import {
  dropVantage,
  editGateway,
  failFact,
  failForwarding,
  setLanStatus,
  vantageOf,
  withFact,
  withoutLeader,
} from '@/lib/observation/testing/observations';
import type { AgentSelf } from '@/lib/consul/types';
import type { Observation } from '@/lib/observation/types';
import { checklist } from './checklist';
import type { Choice } from './ground';
import type { Procedure, Step } from './types';

const NOBODY: Choice = { primary: null, secondary: null };
/** Every server is asked, so that everything can be proved. */
const mesh = () => three({ vantagesPerDatacenter: 3 });
const traditional = () =>
  three({
    vantagesPerDatacenter: 3,
    mode: 'traditional',
    datacenters: [
      { name: 'dc1', servers: 3, gateways: 0 },
      { name: 'dc2', servers: 3, gateways: 0 },
    ],
  });
const of = (observations: readonly Observation[], procedure: Procedure, choice = NOBODY) =>
  checklist(build(observations), procedure, choice);
const states = ({ steps }: { steps: readonly Step[] }) => steps.map(({ state }) => state);
const open = (step: Step | undefined) =>
  step?.parts.filter(({ state }) => state !== 'done').map(({ state, sentence }) => `${state}: ${sentence}`);
const options = (observations: readonly Observation[], who: string, patch: Partial<AgentSelf>) =>
  withFact(observations, who, 'self', (self) => ({ ...self, ...patch }));
const withoutGateways = (observations: readonly Observation[], datacenter: string) =>
  ['mesh-gateway-1', 'mesh-gateway-2'].reduce(
    (rest, id) => editGateway(rest, datacenter, id, null),
    [...observations],
  );

describe('checklist', () => {
  it('proves every step of both procedures on a federation that has them behind it', () => {
    const fresh = of(mesh(), 'new-secondary');
    expect(fresh).toMatchObject({ primary: 'dc1', secondary: 'dc2', sentence: '8 of 8 steps proved done.' });
    expect(fresh.steps.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    const existing = of(mesh(), 'existing-secondary', { primary: null, secondary: 'dc3' });
    expect(existing).toMatchObject({ secondary: 'dc3', datacenters: ['dc1', 'dc2', 'dc3'] });
    expect(states(existing)).toEqual(['done', 'done', 'done', 'done', 'done']);
    for (const step of [...fresh.steps, ...existing.steps]) {
      expect(step.remedy).toEqual([]);
      for (const { evidence } of step.parts) expect(evidence.length).toBeGreaterThan(0);
    }
    expect(fresh.steps[0]?.byHand).toContain('consul version');
  });

  it('says who said it', () => {
    const [, , , , fifth] = of(mesh(), 'new-secondary').steps;
    expect(fifth?.parts[1]).toEqual({
      state: 'done',
      sentence: 'dc1-s2 of dc1 runs with the configuration.',
      evidence: [
        {
          vantage: 'dc1@http://10.1.0.12:8500',
          request: '/v1/agent/self',
          at: '2026-01-01T11:59:59.000Z',
          value: 'dc1-s2: enabled = true, enable_mesh_gateway_wan_federation = true',
        },
      ],
    });
  });

  it('takes a server that nobody asks for unseen, not for done', () => {
    const { steps } = of(three(), 'new-secondary');
    expect(steps[4]?.state).toBe('partly-seen');
    expect(open(steps[4])).toEqual([
      'unseen: dc1-s2 of dc1 is not asked: add its address to the configuration of Isthmus, or look there.',
      'unseen: dc1-s3 of dc1 is not asked: add its address to the configuration of Isthmus, or look there.',
    ]);
    expect(steps[4]?.remedy).toHaveLength(1);
    expect(steps[4]?.remedy[0]?.text).toContain('On dc1-s2 and dc1-s3, see that the running server has it');
  });

  it('stands at the right step of a new secondary: configured primary, secondary not started', () => {
    const alone = dropVantage(
      dropVantage(mesh(), 'dc2').map((observation) => ({ ...observation, forwarding: {} })),
      'dc3',
    );
    const lonely = withFact(
      withFact(alone, 'dc1', 'wanMembers', (members) =>
        members.filter(({ datacenter }) => datacenter === 'dc1'),
      ),
      'dc1',
      'datacenters',
      ['dc1'],
    );
    const none = withFact(lonely, 'dc1', 'federationStates', (records) =>
      records.filter(({ datacenter }) => datacenter === 'dc1'),
    );
    const result = of(none, 'new-secondary');
    expect(result.secondary).toBeNull();
    expect(states(result)).toEqual([
      'partly-seen',
      'done',
      'done',
      'by-hand',
      'done',
      'by-hand',
      'by-hand',
      'by-hand',
    ]);
    expect(open(result.steps[6])?.[0]).toContain('No second datacenter is seen yet');
  });

  it('stands at the last step of a new secondary: joined, but without ACLs and gateways', () => {
    const joined = withFact(withoutGateways(mesh(), 'dc2'), 'dc2', 'aclReplication', (told) => ({
      ...told,
      lastSuccess: null,
      lastError: '2026-01-01T11:59:00Z',
    }));
    const result = of(joined, 'new-secondary');
    expect(states(result)).toEqual(['done', 'done', 'done', 'by-hand', 'done', 'done', 'done', 'not-done']);
    expect(open(result.steps[7])).toEqual([
      'not-done: dc2 has not got the ACLs of dc1: replication fails.',
      'not-done: dc2: no mesh gateway is registered.',
    ]);
    const [byCommand, byPayload] = result.steps[7]?.remedy ?? [];
    expect(byCommand?.command).toContain('consul connect envoy -gateway=mesh -register');
    expect(byCommand?.command).toContain('-expose-servers');
    expect(byPayload?.config).toContain('"consul-wan-federation": "1"');
    expect(JSON.parse(byPayload?.config ?? '')).toMatchObject({
      Datacenter: 'dc2',
      Service: { Kind: 'mesh-gateway' },
    });
    expect(result.sentence).toContain('Open next: step 8.');
  });

  it('stands in the middle of an existing secondary: versions mixed, gateway untagged, one server configured', () => {
    const half = [traditional()]
      .map((all) =>
        withFact(all, 'dc2', 'lanMembers', (members) =>
          members.map((member) => (member.node === 'dc2-s3' ? { ...member, version: '1.7.4' } : member)),
        ),
      )
      .map((all) =>
        options(all, vantageOf(all, 'dc1'), { connectEnabled: true, meshGatewayWanFederation: true }),
      )
      .map((all) =>
        withFact(all, 'dc1', 'meshGateways', () => {
          const gateway = mesh()[0]?.facts.meshGateways?.good?.value[0];
          return gateway ? [{ ...gateway, federation: false }] : [];
        }),
      )[0];
    const result = of(half ?? [], 'existing-secondary');
    expect(states(result)).toEqual(['partly', 'partly', 'not-done', 'partly', 'not-done']);
    expect(open(result.steps[0])).toEqual(['not-done: Servers of dc2: dc2-s3 1.7.4; others run 1.8.7.']);
    const [untagged, none] = open(result.steps[2]) ?? [];
    expect(untagged).toMatch(/^not-done: dc1: its only mesh gateway .*not tagged for federation\.$/);
    expect(none).toBe('not-done: dc2: no mesh gateway is registered.');
    expect(open(result.steps[3])?.[0]).toBe(
      'not-done: dc1-s2 of dc1: connect is not enabled; enable_mesh_gateway_wan_federation is not set.',
    );
    expect(result.steps[3]?.remedy[0]?.text).toContain('On dc1-s2 and dc1-s3');
    expect(open(result.steps[4])?.[0]).toContain('retry_join_wan or start_join_wan must be omitted');
    expect(result.steps[4]?.remedy[0]?.config).toContain('primary_gateways');
    // The gateway that is there is named with its own values, in all three ways.
    expect(
      result.steps[2]?.remedy.map(({ command, config }) =>
        `${command ?? ''}${config ?? ''}`.includes('10.1.1.1'),
      ),
    ).toEqual([true, true, true]);
  });

  it('sees what does not run', () => {
    const result = of(withoutLeader(setLanStatus(mesh(), 'dc2', 'dc2-s3', 'failed'), 'dc2'), 'new-secondary');
    expect(result.steps[6]?.state).toBe('partly');
    expect(open(result.steps[6])).toEqual([
      'not-done: Not alive in dc2: dc2-s3 failed.',
      'not-done: dc2 has no leader.',
    ]);
  });

  it('takes ACLs that are off for resolved, and what is denied for unseen', () => {
    const off = of(failFact(mesh(), 'dc2', 'aclReplication', 'feature-off'), 'new-secondary');
    expect(off.steps[7]?.state).toBe('done');
    const denied = of(failFact(mesh(), 'dc2', 'aclReplication', 'agent-timeout'), 'new-secondary');
    expect(denied.steps[7]?.state).toBe('partly-seen');
    expect(open(denied.steps[7])?.[0]).toBe('unseen: Whether dc2 resolves ACL tokens is not seen.');
  });

  it('proves what can be proved before mesh gateways are activated', () => {
    const result = of(traditional(), 'pre-flight');
    expect(states(result)).toEqual(['done', 'done', 'done', 'not-done', 'by-hand', 'by-hand']);
    expect(result.secondary).toBeNull();
    expect(
      result.steps[5]?.remedy.map(({ config }) => config?.includes('enable_mesh_gateway_wan_federation')),
    ).toEqual([true, true]);
    expect(of(mesh(), 'pre-flight').sentence).toContain(
      'This federation runs through mesh gateways already.',
    );
  });

  it('stands in the middle of the pre-flight: a way broken, two primaries, gateways with the same address', () => {
    const shared = editGateway(mesh(), 'dc2', 'mesh-gateway-1', {
      wan: { address: '198.51.1.1', port: 8443 },
    });
    const without = editGateway(shared, 'dc3', 'mesh-gateway-1', { wan: null });
    const broken = failForwarding(without, 'dc1', 'dc2', 'gateway-dial');
    const result = of(options(broken, 'dc3', { primaryDatacenter: 'dc3' }), 'pre-flight');
    expect(states(result)).toEqual(['not-done', 'done', 'partly', 'done', 'not-done', 'by-hand']);
    expect(open(result.steps[0])?.[0]).toContain('Not in order already now: dc1 to dc2 (');
    expect(open(result.steps[2])).toEqual(['not-done: dc3 names dc3 as its primary, not dc1.']);
    expect(open(result.steps[4])).toEqual([
      'not-done: mesh-gateway-1 on dc1-gw1 of dc1 shares 198.51.1.1:8443 with a gateway of another datacenter.',
      'not-done: mesh-gateway-1 on dc2-gw1 of dc2 shares 198.51.1.1:8443 with a gateway of another datacenter.',
      'not-done: mesh-gateway-1 on dc3-gw1 of dc3 has no WAN address.',
    ]);
  });

  it('lets the reader choose the primary where every datacenter names itself', () => {
    const each = options(options(traditional(), 'dc1', { primaryDatacenter: 'dc1' }), 'dc2', {
      primaryDatacenter: 'dc2',
    });
    expect(of(each, 'existing-secondary')).toMatchObject({ primary: 'dc1', secondary: 'dc2' });
    const chosen = of(each, 'existing-secondary', { primary: 'dc2', secondary: 'dc9' });
    expect(chosen).toMatchObject({ primary: 'dc2', secondary: 'dc1' });
    expect(chosen.steps[4]?.remedy[0]?.config).toContain('primary_datacenter = "dc2"');
  });

  it('bounds what it lists of a large federation, open parts first', () => {
    const many = three({
      datacenters: Array.from({ length: 40 }, (_, i) => ({ name: `dc${i + 10}`, servers: 1, gateways: 1 })),
      primary: 'dc10',
    });
    const result = of(editGateway(many, 'dc49', 'mesh-gateway-1', null), 'pre-flight');
    expect(result.steps[3]?.parts).toHaveLength(24);
    expect(result.steps[3]?.partsLeftOut).toBe(16);
    expect(result.steps[3]?.parts[0]?.sentence).toBe('dc49: no mesh gateway is registered.');
  });
});
