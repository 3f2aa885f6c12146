import { describe, expect, it } from 'vitest';
import type { AgentSelf } from '@/lib/consul/types';
import { build, three } from '@/lib/federation/testing/three';
import {
  editGateway,
  failFact,
  vantageOf,
  withFact,
  withPathProbes,
} from '@/lib/observation/testing/observations';
import type { Observation } from '@/lib/observation/types';
import { checklist } from '../checklist';
import type { Procedure, StopSign } from '../types';

const mesh = () => three({ vantagesPerDatacenter: 3 });
const told = (
  observations: readonly Observation[],
  id: string,
  procedure: Procedure = 'existing-secondary',
): StopSign => {
  const sign = checklist(build(observations), procedure, { primary: 'dc1', secondary: 'dc2' }).stopSigns.find(
    (one) => one.id === id,
  );
  if (!sign) throw new Error(`no sign ${id}`);
  return sign;
};
const options = (observations: readonly Observation[], who: string, patch: Partial<AgentSelf>) =>
  withFact(observations, who, 'self', (self) => ({ ...self, ...patch }));

describe('stop-signs', () => {
  it('are all clear on a federation that is well, but for what no API tells', () => {
    const { stopSigns } = checklist(build(mesh()), 'existing-secondary', {
      primary: 'dc1',
      secondary: 'dc2',
    });
    expect(stopSigns.filter(({ state }) => state !== 'clear').map(({ id }) => id)).toEqual(['missing-san']);
    expect(stopSigns.map(({ id }) => id)).toHaveLength(10);
  });

  it('put stops first', () => {
    const { stopSigns } = checklist(
      build(editGateway(mesh(), 'dc2', 'mesh-gateway-2', null)),
      'new-secondary',
      { primary: 'dc1', secondary: 'dc2' },
    );
    expect(stopSigns.slice(0, 2).map(({ id, state }) => `${id} ${state}`)).toEqual([
      'last-gateway stop',
      'missing-san not-checked',
    ]);
  });

  it('guard the last gateway', () => {
    expect(told(editGateway(mesh(), 'dc2', 'mesh-gateway-2', null), 'last-gateway')).toMatchObject({
      state: 'stop',
      sentence:
        'Do not restart, move or deregister mesh-gateway-1 on dc2-gw1 of dc2: dc2 has no other usable mesh gateway.',
    });
    const unknown = failFact(
      failFact(mesh(), 'dc2', 'meshGateways', 'denied'),
      'dc2',
      'meshGatewayNames',
      'denied',
    );
    const blind = unknown.map((o) =>
      o.facts.federationStates ? (failFact([o], o.vantage.id, 'federationStates', 'denied')[0] ?? o) : o,
    );
    expect(told(blind, 'last-gateway').state).toBe('not-checked');
  });

  it('see dots in node names before the mode is activated', () => {
    const dotted = withFact(three({ mode: 'traditional' }), 'dc2', 'lanMembers', (members) =>
      members.map((member) => (member.node === 'dc2-s1' ? { ...member, node: 's1.rack1' } : member)),
    );
    const sign = told(dotted, 'dotted-node-name', 'pre-flight');
    expect(sign.state).toBe('stop');
    expect(sign.sentence).toContain('s1.rack1 of dc2: Consul starts with such a name, but gossip');
    expect(sign.remedy[0]?.config).toBe('node_name = "s1"');
  });

  it('read the names of certificates where the path probe is on', () => {
    expect(told(withPathProbes(mesh()), 'missing-san')).toMatchObject({ state: 'clear' });
    const lacking = withPathProbes(mesh(), (node) =>
      node === 'dc2-s2' ? { names: ['server.dc2.consul', 'localhost'] } : {},
    );
    const sign = told(lacking, 'missing-san');
    expect(sign.sentence).toBe(
      'The certificate of dc2-s2 of dc2 lacks dc2-s2.server.dc2.consul: servers of other datacenters will refuse it.',
    );
    expect(sign.remedy[0]?.command).toBe('consul tls cert create -server -dc dc2 -node dc2-s2');
    expect(told(mesh(), 'missing-san')).toMatchObject({ state: 'not-checked' });
  });

  it('warn of the ACL data that a secondary loses, until it has none of its own', () => {
    const own = options(mesh(), 'dc2', { primaryDatacenter: 'dc2', meshGatewayWanFederation: false });
    const alone = withFact(own, 'dc2', 'aclReplication', (was) => ({
      ...was,
      enabled: false,
      running: false,
      sourceDatacenter: null,
      lastSuccess: null,
    }));
    const sign = told(alone, 'own-acls');
    expect(sign.state).toBe('stop');
    // healthy: one trust domain, so the CA is the primary's already.
    expect(sign.sentence).toContain('the ACL policies, roles and tokens that dc2 has of its own are gone');
    const commands = (one: StopSign) => one.remedy.map(({ command }) => command).join('\n');
    expect(commands(sign)).toContain('consul snapshot save dc2.snap');
    expect(commands(sign)).toContain('consul acl policy read -id "$id"');
    expect(commands(sign)).toContain('consul acl token read -id "$id"');
    expect(commands(sign)).not.toContain('intentions');
    const ownCa = (all: readonly Observation[]) =>
      withFact(all, 'dc2', 'caRoots', (roots) => ({ ...roots, trustDomain: 'other.consul' }));
    expect(told(ownCa(alone), 'own-acls').sentence).toContain(
      'the ACL policies, roles, tokens, intentions and Connect CA that dc2 has of its own are gone',
    );
    expect(told(mesh(), 'own-acls')).toMatchObject({ state: 'clear' });
    const bare = failFact(
      options(alone, 'dc2', { aclsEnabled: false, connectEnabled: false }),
      'dc2',
      'aclReplication',
      'feature-off',
    );
    expect(told(bare, 'own-acls').state).toBe('clear');
    const connectOnly = options(bare, 'dc2', { connectEnabled: true });
    expect(told(connectOnly, 'own-acls').sentence).toBe(
      'dc2 has nothing of its own to lose: ACLs are off and its CA and intentions come from dc1.',
    );
    expect(commands(told(ownCa(connectOnly), 'own-acls'))).not.toContain('consul acl');
    expect(told(ownCa(connectOnly), 'own-acls').sentence).toContain(
      'the intentions and Connect CA that dc2 has of its own',
    );
    const blind = failFact(
      failFact(mesh(), 'dc2', 'self', 'denied'),
      'dc2',
      'aclReplication',
      'agent-timeout',
    );
    expect(told(blind, 'own-acls').state).toBe('not-checked');
    expect(
      checklist(build(mesh()), 'pre-flight', { primary: null, secondary: null }).stopSigns.map(
        ({ id }) => id,
      ),
    ).not.toContain('own-acls');
  });

  it('see versions before 1.8.0, of client agents as well', () => {
    const clients = withFact(mesh(), 'dc2', 'lanMembers', (members) => {
      const [server] = members;
      return server ? [...members, { ...server, node: 'web-1', server: false, version: '1.7.4' }] : members;
    });
    const sign = told(clients, 'old-version');
    expect(sign.sentence).toBe(
      'Too old for federation through mesh gateways: 1 client agent of dc2 (web-1).',
    );
    expect(sign.evidence[0]?.value).toContain('web-1');
    const server = withFact(mesh(), 'dc1', 'lanMembers', (members) =>
      members.map((member) => (member.node === 'dc1-s2' ? { ...member, version: '1.7.9' } : member)),
    );
    expect(told(server, 'old-version').sentence).toContain('dc1-s2 of dc1 (1.7.9)');
    expect(told(failFact(mesh(), 'dc2', 'lanMembers', 'denied'), 'old-version').state).toBe('not-checked');
  });

  it('see servers that lack the configuration that others have', () => {
    const all = mesh();
    const sign = told(
      options(all, vantageOf(all, 'dc2', 1), { meshGatewayWanFederation: false }),
      'half-configured',
    );
    expect(sign.state).toBe('stop');
    expect(sign.sentence).toContain(
      'dc2-s2 of dc2 still lacks enable_mesh_gateway_wan_federation, which 5 other servers have',
    );
    expect(told(three(), 'half-configured').state).toBe('not-checked');
  });

  it('see gateways without the meta, unless another one has it', () => {
    const one = editGateway(mesh(), 'dc2', 'mesh-gateway-1', { federation: false });
    expect(told(one, 'gateway-without-meta').state).toBe('clear');
    const both = editGateway(one, 'dc2', 'mesh-gateway-2', { federation: false });
    const sign = told(both, 'gateway-without-meta');
    expect(sign.sentence).toContain(
      'are registered without the meta: servers will not use them, and dc2 has no other.',
    );
    expect(sign.remedy).toHaveLength(3);
  });

  it('see primary_gateways that lead nowhere, and do not accuse a name', () => {
    const entries = (primaryGateways: string[]) =>
      told(options(mesh(), 'dc2', { primaryGateways }), 'stale-primary-gateways');
    expect(entries(['203.0.113.9:8443'])).toMatchObject({ state: 'stop' });
    expect(entries(['203.0.113.9:8443']).sentence).toContain('would look for dc1 at 203.0.113.9:8443');
    expect(entries(['gateways.example.com:8443'])).toMatchObject({ state: 'not-checked' });
    expect(entries(['203.0.113.9:8443', '198.51.1.1:8443'])).toMatchObject({ state: 'clear' });
    expect(entries([])).toMatchObject({ state: 'not-checked' });
  });

  it('see retry_join_wan before Consul refuses to start with it', () => {
    expect(told(three({ mode: 'traditional' }), 'leftover-wan-join', 'pre-flight').sentence).toContain(
      "'retry_join_wan' is incompatible",
    );
  });

  it('see servers without TLS', () => {
    const sign = told(options(mesh(), 'dc2', { certConfigured: false }), 'without-tls');
    expect(sign.state).toBe('stop');
    expect(sign.remedy[0]?.config).toContain('cert_file');
  });
});
