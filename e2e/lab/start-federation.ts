import { z } from 'zod';
import { bootstrapAcls, chooseTokens, type LabTokens } from './acl';
import { readConsul } from './consul-http';
import { registerGateway } from './gateway-registration';
import type { RouteSeeds } from './gateway-messages';
import type { GatewayStartOptions, LabProcesses, LabSetup } from './processes';
import type { PlacedAgent, PlacedGateway } from './topology';
import { until } from './until';

/** Milliseconds for any one step: elections, and tokens that agents had looked up too early, take their time. */
const STEP_MS = 90_000;

/**
 * Brings up all processes in the order that lets a federation converge at once. A server that joins before the
 * primary's gateways know the way to its datacenter loses gossip, which is repaired only half minutes later. So
 * the primary's gateways stay shut for their own datacenter until every secondary has registered its gateways.
 */
export async function startFederation(setup: LabSetup, processes: LabProcesses): Promise<void> {
  if (setup.tokens) return startWithAcls(setup, setup.tokens, processes);
  await startAgents(setup.agents, processes);
  await Promise.all(setup.topology.datacenters.map(({ name }) => untilLeader(setup, name)));
  if (setup.mode === 'traditional') return;

  const { primary } = setup;
  await startGateways(setup, processes, ({ datacenter }) =>
    datacenter === primary ? { refused: [primary] } : {},
  );
  await registerGateways(setup, () => true);
  const open = setup.gateways.map(({ name }) => processes.gateway(name)?.setRefused([]));
  await Promise.all(open);
}

/**
 * With ACLs a secondary can register no gateway before it has reached the primary, so the primary's gateways are
 * open from the start. Every gateway is seeded with the others' addresses, or the answers to the secondaries'
 * gossip would be lost until then.
 */
async function startWithAcls(setup: LabSetup, tokens: LabTokens, processes: LabProcesses): Promise<void> {
  const { primary, agents } = setup;
  const inPrimary = ({ datacenter }: { datacenter: string }) => datacenter === primary;
  const servers = agents.filter((agent) => inPrimary(agent) && agent.role === 'server');
  await startAgents(servers, processes);
  await untilLeader(setup, primary);
  const serviceName = setup.topology.gatewayServiceName ?? 'mesh-gateway';
  setup.log(`${primary} has a leader`);
  setup.tokens = await bootstrapAcls(firstServer(setup, primary).httpAddress, tokens, serviceName);

  setup.log('ACLs are bootstrapped');
  await startAgents(agents.filter(inPrimary), processes);
  await startGateways(setup, processes, ({ datacenter }) => ({ seeds: seedsOf(setup, datacenter) }));
  await registerGateways(setup, inPrimary);
  setup.log(`the mesh gateways of ${primary} are registered`);

  const secondaries = setup.topology.datacenters.map(({ name }) => name).filter((name) => name !== primary);
  await startAgents(
    agents.filter(({ role }) => role === 'server'),
    processes,
  );
  // An agent that asks for its token too early remembers for half a minute that it has no rights.
  await Promise.all(secondaries.map((name) => untilTokensReplicated(setup, name)));
  setup.log('the secondaries have replicated the ACL tokens');
  await startAgents(agents, processes);
  await registerGateways(setup, () => true);
}

/** Tokens as they are before the primary knows them. */
export const pendingTokens = () => ({ management: '', ...chooseTokens() });

async function startAgents(agents: readonly PlacedAgent[], processes: LabProcesses): Promise<void> {
  await Promise.all(agents.map((agent) => processes.startAgent(agent)));
}

async function startGateways(
  { gateways }: LabSetup,
  processes: LabProcesses,
  options: (gateway: PlacedGateway) => GatewayStartOptions,
): Promise<void> {
  await Promise.all(gateways.map((gateway) => processes.startGateway(gateway, options(gateway))));
}

function seedsOf({ topology, agents, gateways }: LabSetup, datacenter: string): RouteSeeds {
  const servers = agents.filter((agent) => agent.datacenter === datacenter && agent.role === 'server');
  return {
    gateways: Object.fromEntries(
      topology.datacenters.map(({ name }) => [
        name,
        gateways.filter((gateway) => gateway.datacenter === name),
      ]),
    ),
    servers: Object.fromEntries(servers.map(({ name, address }) => [name, { address, port: 8300 }])),
  };
}

/** Tries until Consul accepts: an agent may still be joining, or waiting to resolve the token. */
async function registerGateways(
  { gateways, timing, tokens }: LabSetup,
  which: (gateway: { datacenter: string }) => boolean,
): Promise<void> {
  await Promise.all(
    gateways.filter(which).map((gateway) =>
      until(
        `${gateway.name} is registered`,
        async () => {
          await registerGateway(gateway, { timing, token: tokens?.gateway });
          const path = `/v1/catalog/service/${gateway.serviceName}`;
          const token = tokens?.gateway;
          const listed = await readConsul(gateway.host.httpAddress, path, { token });
          return JSON.stringify(listed).includes(`"${gateway.serviceId}"`) ? null : 'not in the catalog yet';
        },
        { timeoutMs: STEP_MS, intervalMs: 250 },
      ),
    ),
  );
}

const replication = z.object({ ReplicatedTokenIndex: z.number() });

async function untilTokensReplicated(setup: LabSetup, datacenter: string): Promise<void> {
  await untilLeader(setup, datacenter);
  const { httpAddress } = firstServer(setup, datacenter);
  await until(
    `${datacenter} has replicated the ACL tokens`,
    async () => {
      const state = replication.parse(await readConsul(httpAddress, '/v1/acl/replication'));
      return state.ReplicatedTokenIndex > 0 ? null : 'none yet';
    },
    { timeoutMs: STEP_MS },
  );
}

async function untilLeader(setup: LabSetup, datacenter: string): Promise<void> {
  const { httpAddress } = firstServer(setup, datacenter);
  await until(
    `${datacenter} has a leader`,
    async () => {
      const leader = await readConsul(httpAddress, '/v1/status/leader');
      return leader === '' ? 'no leader' : null;
    },
    { timeoutMs: STEP_MS },
  );
}

function firstServer({ agents }: LabSetup, datacenter: string): PlacedAgent {
  const server = agents.find((agent) => agent.datacenter === datacenter && agent.role === 'server');
  if (!server) throw new Error(`${datacenter} has no server.`);
  return server;
}
