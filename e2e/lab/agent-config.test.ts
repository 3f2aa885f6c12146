import { describe, expect, it } from 'vitest';
import { agentConfig, type AgentConfig, type AgentConfigInput } from './agent-config';
import { defaultTopology, placeTopology, type FederationMode } from './topology';

function configOf(
  name: string,
  over: Partial<AgentConfigInput> & { mode?: FederationMode } = {},
): AgentConfig {
  const mode = over.mode ?? 'mesh-gateways';
  const placed = placeTopology(defaultTopology({ client: true }), { octet: 7, mode });
  const agent = placed.agents.find((candidate) => candidate.name === name);
  if (!agent) throw new Error(`no ${name}`);
  const files = { dataDir: '/d', caFile: '/ca', certFile: '/cert', keyFile: '/key' };
  return agentConfig({ agent, ...placed, primary: 'dc1', mode, timing: 'fast', files, ...over });
}

describe('agentConfig', () => {
  it('gives a secondary the gateways of the primary, and no WAN address', () => {
    const config = configOf('dc2-s1');
    expect(config).toMatchObject({
      bind_addr: '127.7.2.1',
      bootstrap_expect: 3,
      primary_datacenter: 'dc1',
      primary_gateways: ['127.7.1.51:8443', '127.7.1.52:8443'],
      connect: { enable_mesh_gateway_wan_federation: true },
      retry_join: ['127.7.2.2', '127.7.2.3'],
    });
    expect(config).not.toHaveProperty('retry_join_wan');
  });

  it('refuses the primary the setting that Consul refuses there', () => {
    expect(configOf('dc1-s1')).not.toHaveProperty('primary_gateways');
  });

  it('joins a traditional federation by server addresses', () => {
    const config = configOf('dc3-s1', { mode: 'traditional' });
    expect(config['retry_join_wan']).toEqual(['127.7.1.1', '127.7.1.2', '127.7.1.3']);
    expect(config).toMatchObject({ connect: { enable_mesh_gateway_wan_federation: false } });
    expect(config).not.toHaveProperty('primary_gateways');
  });

  it('keeps server settings from clients and gateway hosts', () => {
    for (const name of ['dc1-client1', 'dc1-gw1']) {
      expect(configOf(name)).not.toHaveProperty('server');
      expect(configOf(name)).not.toHaveProperty('connect');
      expect(configOf(name)).toHaveProperty('retry_join', ['127.7.1.1', '127.7.1.2', '127.7.1.3']);
    }
  });

  it('gives the replication token to secondary servers only', () => {
    const tokens = { agent: 'a', replication: 'r' };
    expect(configOf('dc2-s1', { tokens })).toHaveProperty('acl.tokens', { agent: 'a', replication: 'r' });
    expect(configOf('dc1-s1', { tokens })).toHaveProperty('acl.tokens', { agent: 'a' });
    expect(configOf('dc2-gw1', { tokens })).toHaveProperty('acl.tokens', { agent: 'a' });
  });

  it('merges what is given on top key by key', () => {
    const extra = {
      connect: { enable_mesh_gateway_wan_federation: false },
      limits: { http_max_conns_per_client: 5 },
    };
    expect(configOf('dc2-s1', { extra })).toMatchObject({
      connect: { enabled: true, enable_mesh_gateway_wan_federation: false },
      limits: { http_max_conns_per_client: 5 },
    });
  });

  it('leaves timing to Consul unless it is to be fast', () => {
    const config = configOf('dc2-s1', { timing: 'default' });
    for (const key of ['gossip_wan', 'gossip_lan', 'performance', 'autopilot', 'primary_gateways_interval']) {
      expect(config).not.toHaveProperty(key);
    }
  });
});
