import { execFile } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { LabTokens } from './acl';
import type { AgentConfig, Timing } from './agent-config';
import { bundleScripts } from './bundle-scripts';
import { createCertificateAuthority } from './certificates';
import { labFaults, type FaultLog, type Faults } from './faults/faults';
import { requireFreeAddresses } from './free-addresses';
import type { ConnectionCount } from './gateway-messages';
import { findTrouble } from './health';
import { openAll } from './own-network';
import { clearLeftovers, openLedger } from './process-ledger';
import { labProcesses, type LabSetup } from './processes';
import { provisionConsul } from './provision-consul';
import { pendingTokens, startFederation } from './start-federation';
import {
  placeTopology,
  type FederationMode,
  type PlacedAgent,
  type PlacedGateway,
  type Topology,
} from './topology';
import { until } from './until';

export type LabOptions = {
  acls?: boolean;
  timing?: Timing;
  mode?: FederationMode;
  /** Second octet of all addresses, 127.<octet>.<datacenter>.<n>; labs on different octets do not meet. */
  octet?: number;
  log?: (line: string) => void;
  /** Configuration of all agents, merged over the generated one. */
  everyAgent?: AgentConfig;
};

export type LabDatacenter = {
  name: string;
  primary: boolean;
  servers: readonly PlacedAgent[];
  clients: readonly PlacedAgent[];
  gateways: readonly PlacedGateway[];
};

/** A running Consul federation. */
export type Lab = {
  mode: FederationMode;
  /** `1.8.7` */
  consulVersion: string;
  /** Configuration, data and logs; removed on stop. */
  directory: string;
  datacenters: readonly LabDatacenter[];
  datacenter: (name: string) => LabDatacenter;
  agents: readonly PlacedAgent[];
  agent: (name: string) => PlacedAgent;
  gateways: readonly PlacedGateway[];
  /** Null without ACLs. */
  tokens: LabTokens | null;
  faults: Faults;
  /** The faults injected and not yet healed, in words. */
  activeFaults: () => readonly string[];
  /** Undoes all faults, last first. The federation may need `waitHealthy` afterwards. */
  heal: () => Promise<void>;
  /** What is still wrong, or null. */
  findTrouble: () => Promise<string | null>;
  /** Waits until the federation is whole; answers the milliseconds it took. An offline mark may linger for 160 s. */
  waitHealthy: (timeoutMs?: number) => Promise<number>;
  /** What has passed each running gateway since it started, by gateway name. */
  gatewayCounts: () => Promise<ReadonlyMap<string, readonly ConnectionCount[]>>;
  stop: () => Promise<void>;
};

const HEALTHY_MS = { fast: 200_000, default: 300_000 } as const;

/** Starts a federation and waits until it is whole. Nothing is left behind if that fails. */
export async function startLab(topology: Topology, options: LabOptions = {}): Promise<Lab> {
  const { acls = false, timing = 'fast', mode = 'mesh-gateways', octet = 0 } = options;
  const { log = () => undefined, everyAgent = {} } = options;
  const placed = placeTopology(topology, { octet, mode });
  const consul = await provisionConsul();
  clearLeftovers(octet);
  await requireFreeAddresses([
    ...placed.agents.flatMap(({ address }) => [8500, 8300, 8301].map((port) => ({ address, port }))),
    ...placed.gateways.map(({ address, port }) => ({ address, port })),
  ]);
  const directory = await mkdtemp(join(tmpdir(), 'isthmus-lab-'));
  const scripts = await bundleScripts(directory);
  const ledger = openLedger(octet, directory, scripts.watchdog);
  try {
    const setup: LabSetup = {
      consul,
      directory,
      topology,
      ...placed,
      primary: topology.datacenters[0]?.name ?? '',
      mode,
      timing,
      authority: await createCertificateAuthority(consul, join(directory, 'tls')),
      gatewayScript: scripts.meshGateway,
      ledger,
      log,
      everyAgent,
      tokens: acls ? pendingTokens() : null,
    };
    const lab = labOf(setup, await versionOf(consul));
    log(`Consul ${lab.consulVersion}: ${setup.agents.length} agents, ${setup.gateways.length} mesh gateways`);
    const start = performance.now();
    await startFederation(setup, lab.processes);
    log(`all processes are up after ${seconds(performance.now() - start)}`);
    await lab.waitHealthy();
    await Promise.all(setup.gateways.map(({ name }) => lab.processes.gateway(name)?.forgetSeeds()));
    log(`the federation is whole after ${seconds(performance.now() - start)}`);
    return lab;
  } catch (error) {
    ledger.close();
    throw error;
  }
}

function labOf(setup: LabSetup, consulVersion: string): Lab & { processes: ReturnType<typeof labProcesses> } {
  const { agents, gateways, mode, timing, directory, ledger } = setup;
  const processes = labProcesses(setup);
  const active: FaultLog = [];
  const datacenters = setup.topology.datacenters.map(({ name }) => {
    const mine = (role: PlacedAgent['role']) =>
      agents.filter((a) => a.datacenter === name && a.role === role);
    return {
      name,
      primary: name === setup.primary,
      servers: mine('server'),
      clients: mine('client'),
      gateways: gateways.filter(({ datacenter }) => datacenter === name),
    };
  });
  return {
    processes,
    mode,
    consulVersion,
    directory,
    datacenters,
    datacenter: (name) => named(datacenters, name),
    agents,
    agent: (name) => named(agents, name),
    gateways,
    get tokens() {
      return setup.tokens;
    },
    faults: labFaults(setup, processes, active),
    activeFaults: () => active.map(({ description }) => description),
    async heal() {
      for (const fault of active.toReversed()) await fault.heal();
    },
    findTrouble: () => findTrouble(setup, processes),
    waitHealthy: (timeoutMs = HEALTHY_MS[timing]) =>
      until('The federation is whole', () => findTrouble(setup, processes), { timeoutMs, intervalMs: 250 }),
    async gatewayCounts() {
      const running = gateways.flatMap(({ name }) => {
        const process = processes.gateway(name);
        return process?.isRunning() ? [{ name, process }] : [];
      });
      return new Map(
        await Promise.all(running.map(async (g) => [g.name, await g.process.counts()] as const)),
      );
    },
    async stop() {
      await processes.killAll();
      openAll();
      ledger.close();
    },
  };
}

async function versionOf(consul: string): Promise<string> {
  const { stdout } = await promisify(execFile)(consul, ['version']);
  return /v(\d+\.\d+\.\d+\S*)/.exec(stdout)?.[1] ?? 'unknown';
}

function named<T extends { name: string }>(things: readonly T[], name: string): T {
  const thing = things.find((candidate) => candidate.name === name);
  if (!thing) throw new Error(`The lab has no ${name}; it has ${things.map((t) => t.name).join(', ')}.`);
  return thing;
}

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;
