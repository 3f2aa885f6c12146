import type { CertificateFiles } from './certificates';
import type { FederationMode, PlacedAgent, PlacedGateway } from './topology';

/** `fast` detects faults in seconds, for tests; `default` is what Consul ships. */
export type Timing = 'fast' | 'default';

export type AgentConfig = Readonly<Record<string, unknown>>;

export type AgentFiles = { dataDir: string } & CertificateFiles;

export type AgentTokens = { agent: string; replication: string };

export type AgentConfigInput = {
  agent: PlacedAgent;
  agents: readonly PlacedAgent[];
  gateways: readonly PlacedGateway[];
  primary: string;
  mode: FederationMode;
  timing: Timing;
  files: AgentFiles;
  /** Given when ACLs are on. */
  tokens?: AgentTokens;
  extra?: AgentConfig;
};

/** The configuration file of one agent, as Consul 1.8 and later accept it. */
export function agentConfig(input: AgentConfigInput): AgentConfig {
  const { agent, agents, files, timing } = input;
  const servers = agents.filter(
    ({ datacenter, role }) => datacenter === agent.datacenter && role === 'server',
  );
  const common: AgentConfig = {
    node_name: agent.name,
    datacenter: agent.datacenter,
    primary_datacenter: input.primary,
    bind_addr: agent.address,
    client_addr: agent.address,
    data_dir: files.dataDir,
    ports: { dns: -1 },
    disable_update_check: true,
    log_level: 'INFO',
    retry_join: servers.map(({ address }) => address).filter((address) => address !== agent.address),
    retry_interval: '1s',
    ca_file: files.caFile,
    // Consul refuses to verify without a certificate of its own.
    ...(files.certFile
      ? { cert_file: files.certFile, key_file: files.keyFile, verify_incoming: true, verify_outgoing: true }
      : {}),
    ...(timing === 'fast' ? { gossip_lan: FAST_LAN } : {}),
    ...(input.tokens ? { acl: aclConfig(input, input.tokens) } : {}),
  };
  const generated = agent.role === 'server' ? { ...common, ...serverConfig(input, servers.length) } : common;
  return merge(generated, input.extra ?? {});
}

function serverConfig(input: AgentConfigInput, expect: number): AgentConfig {
  const { agent, primary, mode, timing, gateways } = input;
  const secondary = agent.datacenter !== primary;
  const primaryServers = input.agents.filter((a) => a.datacenter === primary && a.role === 'server');
  const primaryGateways = gateways.filter(({ datacenter }) => datacenter === primary);
  return {
    server: true,
    bootstrap_expect: expect,
    verify_server_hostname: input.files.certFile !== undefined,
    // The interface is only useful beside a person's lab; observers use the API.
    ui: true,
    connect: { enabled: true, enable_mesh_gateway_wan_federation: mode === 'mesh-gateways' },
    ...(secondary && mode === 'mesh-gateways'
      ? {
          primary_gateways: primaryGateways.map(({ address, port }) => `${address}:${port}`),
          ...(timing === 'fast' ? { primary_gateways_interval: '1s' } : {}),
        }
      : {}),
    ...(secondary && mode === 'traditional'
      ? { retry_join_wan: primaryServers.map(({ address }) => address) }
      : {}),
    ...(timing === 'fast'
      ? {
          performance: { raft_multiplier: 1 },
          // Also the interval at which a secondary tries to join through the primary's gateways.
          retry_interval_wan: '1s',
          gossip_wan: FAST_WAN,
          autopilot: { server_stabilization_time: '2s', last_contact_threshold: '1s' },
        }
      : {}),
  };
}

function aclConfig({ agent, primary, timing }: AgentConfigInput, tokens: AgentTokens): AgentConfig {
  const replicates = agent.role === 'server' && agent.datacenter !== primary;
  return {
    enabled: true,
    default_policy: 'deny',
    down_policy: 'extend-cache',
    // An agent that cannot resolve a token at first remembers that for as long; Consul's default is 30 s.
    ...(timing === 'fast' ? { token_ttl: '2s', policy_ttl: '2s', role_ttl: '2s' } : {}),
    ...(replicates ? { enable_token_replication: true } : {}),
    tokens: { agent: tokens.agent, ...(replicates ? { replication: tokens.replication } : {}) },
  };
}

const FAST_LAN = {
  probe_interval: '300ms',
  probe_timeout: '150ms',
  gossip_interval: '100ms',
  suspicion_mult: 3,
};

/** `retransmit_mult` is high because packets through gateways are lost while routes are still being learned. */
const FAST_WAN = {
  probe_interval: '1s',
  probe_timeout: '500ms',
  gossip_interval: '500ms',
  gossip_nodes: 3,
  retransmit_mult: 60,
  suspicion_mult: 3,
};

/** Objects are merged key by key, everything else is replaced. */
function merge(base: AgentConfig, over: AgentConfig): AgentConfig {
  const merged = Object.entries(over).map(([key, value]) => {
    const present = base[key];
    return [key, isObject(present) && isObject(value) ? merge(present, value) : value] as const;
  });
  return { ...base, ...Object.fromEntries(merged) };
}

const isObject = (value: unknown): value is AgentConfig =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
