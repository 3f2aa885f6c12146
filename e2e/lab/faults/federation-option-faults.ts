import type { AgentConfig } from '../agent-config';
import type { PlacedAgent, PlacedGateway } from '../topology';
import type { ActiveFault, FaultTools } from './faults';

/** Where a gateway of the same network once may have been, and nothing listens. */
const abandoned = ({ address, port }: PlacedGateway): string => `${address.replace(/\d+$/, '254')}:${port}`;

const named = (agents: readonly PlacedAgent[]): string => agents.map(({ name }) => name).join(', ');

/** Wrong or missing options of federation through mesh gateways; servers are restarted with them. */
export function federationOptionFaults({ setup, restarted, server, servers, gateways }: FaultTools) {
  const withoutFlag = (which: readonly PlacedAgent[]): Promise<ActiveFault> =>
    restarted(which, `${named(which)} without enable_mesh_gateway_wan_federation`, {
      override: { connect: { enabled: true, enable_mesh_gateway_wan_federation: false } },
    });
  const requireSecondary = (datacenter: string) => {
    if (datacenter === setup.primary || setup.mode === 'traditional')
      throw new Error(`${datacenter} has no primary_gateways: only a secondary behind mesh gateways has.`);
  };
  /** A server that forgot all learns what is registered in its datacenter when the other agents start anew. */
  const serversFirst = (datacenter: string) => {
    const all = setup.agents.filter((agent) => agent.datacenter === datacenter);
    return [...servers(datacenter), ...all.filter(({ role }) => role !== 'server')];
  };
  const wipedServers = (datacenter: string, description: string, override: AgentConfig) =>
    restarted(serversFirst(datacenter), description, ({ role }) =>
      role === 'server' ? { override, wiped: true } : {},
    );
  const stale = () => gateways(setup.primary).slice(0, 1).map(abandoned);

  return {
    /** Without `enable_mesh_gateway_wan_federation` a server dials the others directly. */
    dropMeshFlag: async (datacenter: string, number: number) => withoutFlag([server(datacenter, number)]),
    dropMeshFlagEverywhere: async (datacenter: string) => withoutFlag(servers(datacenter)),

    /** Connect off, and with it what needs it. */
    disableConnect: async (datacenter: string) =>
      restarted(servers(datacenter), `${datacenter} with Connect disabled`, {
        override: { connect: { enabled: false, enable_mesh_gateway_wan_federation: false } },
      }),

    /** A gateway of the primary that is gone from where a secondary looks for it. */
    misconfigurePrimaryGateways: async (datacenter: string, number: number) => {
      requireSecondary(datacenter);
      const target = server(datacenter, number);
      const description = `${target.name} with primary_gateways ${stale().join(', ')}`;
      return restarted([target], description, { override: { primary_gateways: stale() } });
    },

    /** The same on a new disk: nothing else leads to the primary then. */
    wipeWithStalePrimaryGateways: async (datacenter: string) => {
      requireSecondary(datacenter);
      return restarted(
        servers(datacenter),
        `${datacenter} wiped, with primary_gateways ${stale().join(', ')}`,
        {
          override: { primary_gateways: stale() },
          wiped: true,
        },
      );
    },

    /** A new disk, and nothing else wrong: until its gateways are registered again it tells the primary of none. */
    wipeServers: async (datacenter: string) =>
      restarted(servers(datacenter), `${datacenter} wiped`, { wiped: true }),

    dropPrimaryGateways: async (datacenter: string, { wiped = false } = {}) => {
      requireSecondary(datacenter);
      const override = { primary_gateways: undefined };
      return wiped
        ? wipedServers(datacenter, `${datacenter} wiped, without primary_gateways`, override)
        : restarted(servers(datacenter), `${datacenter} without primary_gateways`, { override });
    },

    /** Consul refuses to start. */
    setPrimaryGatewaysInPrimary: async (number: number) => {
      const target = server(setup.primary, number);
      const own = gateways(setup.primary).map(({ address, port }) => `${address}:${port}`);
      const description = `${target.name}, of the primary, with primary_gateways: it ends at once`;
      return restarted([target], description, { override: { primary_gateways: own }, refuses: true });
    },

    /** Left over from traditional federation; Consul refuses to start. */
    leaveRetryJoinWan: async (datacenter: string, number: number) => {
      const target = server(datacenter, number);
      const [primary] = servers(setup.primary);
      return restarted([target], `${target.name} with retry_join_wan: it ends at once`, {
        override: { retry_join_wan: [primary?.address] },
        refuses: true,
      });
    },

    /** `primary_datacenter` names none that exists, on all its servers. */
    misspellPrimary: async (datacenter: string) => {
      const override = { primary_datacenter: `${setup.primary}-typo` };
      return restarted(servers(datacenter), `${datacenter} with primary_datacenter ${setup.primary}-typo`, {
        override,
      });
    },

    /** A secondary that takes itself for the primary, on a new disk. */
    claimPrimary: async (datacenter: string) => {
      requireSecondary(datacenter);
      return wipedServers(datacenter, `${datacenter} calls itself the primary, wiped`, {
        primary_datacenter: datacenter,
        primary_gateways: undefined,
      });
    },
  };
}
