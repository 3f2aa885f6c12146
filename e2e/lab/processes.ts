import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LabTokens } from './acl';
import { agentConfig, type AgentConfig, type Timing } from './agent-config';
import { lastWords, startAgent, type AgentProcess } from './agent-process';
import type { CertificateAuthority, CertificateKind } from './certificates';
import { askConsul } from './consul-http';
import { startGateway, type GatewayProcess } from './gateway-process';
import type { RouteSeeds } from './gateway-messages';
import type { ProcessLedger } from './process-ledger';
import type { FederationMode, PlacedAgent, PlacedGateway, Topology } from './topology';
import { until } from './until';

/** What every part of a lab works on. */
export type LabSetup = {
  consul: string;
  directory: string;
  topology: Topology;
  agents: readonly PlacedAgent[];
  gateways: readonly PlacedGateway[];
  primary: string;
  mode: FederationMode;
  timing: Timing;
  authority: CertificateAuthority;
  gatewayScript: string;
  ledger: ProcessLedger;
  log: (line: string) => void;
  /** Configuration of all agents, merged over the generated one. */
  everyAgent: AgentConfig;
  /** Null while ACLs are off. `management` is empty until ACLs are bootstrapped. */
  tokens: LabTokens | null;
};

export type AgentStartOptions = {
  /** Merged over the agent's configuration for this run only. */
  override?: AgentConfig;
  certificate?: CertificateKind;
  /** Forget everything first: as on a new disk. */
  wiped?: boolean;
  /** Forget the gossip keys that it has: on disk they win over the configuration. */
  withoutKeyring?: boolean;
  /** Consul is expected to refuse this configuration: waits until the agent has ended. */
  refuses?: boolean;
};

export type GatewayStartOptions = { refused?: readonly string[]; seeds?: RouteSeeds };

/** Starts and finds the lab's processes by name. */
export type LabProcesses = {
  agent: (name: string) => AgentProcess | undefined;
  gateway: (name: string) => GatewayProcess | undefined;
  /** Starts an agent that is not running, and waits until it answers. */
  startAgent: (agent: PlacedAgent, options?: AgentStartOptions) => Promise<void>;
  startGateway: (gateway: PlacedGateway, options?: GatewayStartOptions) => Promise<void>;
  killAll: () => Promise<void>;
};

/** Milliseconds an agent may take from its start to its first answer. */
const AGENT_START_MS = 20_000;

export function labProcesses(setup: LabSetup): LabProcesses {
  const agents = new Map<string, AgentProcess>();
  const gateways = new Map<string, GatewayProcess>();
  return {
    agent: (name) => agents.get(name),
    gateway: (name) => gateways.get(name),
    async startAgent(agent, options = {}) {
      if (agents.get(agent.name)?.isRunning()) return;
      const data = dataDirectory(setup, agent);
      if (options.wiped) await rm(data, { recursive: true, force: true });
      if (options.withoutKeyring)
        for (const pool of ['local', 'remote'])
          await rm(join(data, 'serf', `${pool}.keyring`), { force: true });
      const configFile = await writeConfig(setup, agent, options);
      const logFile = join(setup.directory, `${agent.name}.log`);
      const process = await startAgent(setup.consul, configFile, logFile);
      setup.ledger.add(process.pid);
      agents.set(agent.name, process);
      if (options.refuses) return process.ended();
      if (hasNoHttp(options.override)) return;
      await until(`${agent.name} answers`, () => answers(agent, process, logFile), {
        timeoutMs: AGENT_START_MS,
      });
    },
    async startGateway(gateway, { refused = [], seeds = null } = {}) {
      if (gateways.get(gateway.name)?.isRunning()) return;
      const process = await startGateway(setup.gatewayScript, {
        datacenter: gateway.datacenter,
        address: gateway.address,
        port: gateway.port,
        httpAddress: gateway.host.httpAddress,
        token: setup.tokens?.gateway ?? null,
        refused,
        seeds,
      });
      setup.ledger.add(process.pid);
      gateways.set(gateway.name, process);
    },
    async killAll() {
      await Promise.all([...agents.values(), ...gateways.values()].map((process) => process.kill()));
    },
  };
}

const dataDirectory = ({ directory }: LabSetup, { name }: PlacedAgent) => join(directory, name, 'data');

async function writeConfig(
  setup: LabSetup,
  agent: PlacedAgent,
  { override = {}, certificate = 'good' }: AgentStartOptions,
): Promise<string> {
  const { directory, authority, topology, tokens } = setup;
  const folder = join(directory, agent.name);
  await mkdir(folder, { recursive: true });
  const { node_name: name = agent.name } = override;
  if (typeof name !== 'string') throw new Error('node_name must be a text.');
  const files = await authority.issue({ ...agent, name }, certificate);
  const spec = topology.datacenters.find(({ name }) => name === agent.datacenter);
  const config = agentConfig({
    agent,
    agents: setup.agents,
    gateways: setup.gateways,
    primary: setup.primary,
    mode: setup.mode,
    timing: setup.timing,
    files: { dataDir: dataDirectory(setup, agent), ...files },
    ...(tokens ? { tokens } : {}),
    extra: {
      ...setup.everyAgent,
      ...(agent.role === 'server' ? spec?.extra?.[agent.number] : {}),
      ...override,
    },
  });
  const configFile = join(folder, 'agent.json');
  await writeFile(configFile, JSON.stringify(config, null, 2), { mode: 0o600 });
  return configFile;
}

async function answers(agent: PlacedAgent, process: AgentProcess, logFile: string): Promise<string | null> {
  if (!process.isRunning()) throw new AgentEnded(agent.name, await lastWords(logFile));
  const { status } = await askConsul(agent.httpAddress, '/v1/status/leader', { timeoutMs: 2_000 });
  // 500 means that there is no leader yet: the agent itself is up.
  return status === 200 || status === 500 ? null : `status ${status}`;
}

class AgentEnded extends Error {
  constructor(name: string, words: string) {
    super(`${name} ended at once. Consul says: ${words}`);
    this.name = 'AgentEnded';
  }
}

function hasNoHttp(override: AgentConfig | undefined): boolean {
  const ports: unknown = override?.['ports'];
  return typeof ports === 'object' && ports !== null && 'http' in ports && ports.http === -1;
}
