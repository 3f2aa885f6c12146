/** How a federation's datacenters reach each other. */
export type FederationMode = 'mesh-gateways' | 'traditional';

export type DatacenterSpec = {
  name: string;
  servers: number;
  /** Mesh gateways; none are started in a traditional federation. */
  gateways: number;
  /** Client agents for an observer to ask, besides those that host gateways. */
  clients?: number;
  /** Where gateways are registered: each on a client agent of its own, as in production, or all on server 1. */
  gatewayHosts?: 'clients' | 'first-server';
  /** Configuration merged over the generated one, by server number from 1. */
  extra?: Readonly<Record<number, Readonly<Record<string, unknown>>>>;
};

/** The first datacenter is the primary. */
export type Topology = {
  datacenters: readonly DatacenterSpec[];
  /** The service name of the mesh gateways: an operator's free choice. */
  gatewayServiceName?: string;
};

export type AgentRole = 'server' | 'client' | 'gateway-host';

/** One agent with its place on loopback. */
export type PlacedAgent = {
  /** Consul's node name, `dc1-s1`. */
  name: string;
  datacenter: string;
  role: AgentRole;
  /** From 1, within its datacenter and role. */
  number: number;
  address: string;
  /** `http://127.0.1.1:8500` */
  httpAddress: string;
};

export type PlacedGateway = {
  /** `dc1-gw1` */
  name: string;
  datacenter: string;
  number: number;
  /** The address it listens on, for its own datacenter and for the others alike. */
  address: string;
  port: number;
  /** The agent it is registered on. */
  host: PlacedAgent;
  serviceName: string;
  serviceId: string;
};

export const GATEWAY_PORT = 8443;

/** Last octets by role: servers from 1, gateways from 51, clients from 101. */
const FIRST_OCTET = { server: 1, 'gateway-host': 51, client: 101 } as const;

/** Three datacenters, as the laboratory notes of this project use them. */
export function defaultTopology(options: { client?: boolean } = {}): Topology {
  return {
    datacenters: [
      { name: 'dc1', servers: 3, gateways: 2, ...(options.client ? { clients: 1 } : {}) },
      { name: 'dc2', servers: 3, gateways: 2 },
      { name: 'dc3', servers: 1, gateways: 1 },
    ],
  };
}

/** The least that federates: two datacenters of one server and one gateway, four processes. */
export function smallTopology(options: { client?: boolean } = {}): Topology {
  return {
    datacenters: ['dc1', 'dc2'].map((name) => ({
      name,
      servers: 1,
      gateways: 1,
      gatewayHosts: 'first-server' as const,
      ...(options.client && name === 'dc1' ? { clients: 1 } : {}),
    })),
  };
}

/** Gives every agent and gateway its address, 127.<octet>.<datacenter>.<n>; default ports fit everywhere. */
export function placeTopology(
  topology: Topology,
  options: { octet: number; mode: FederationMode },
): { agents: PlacedAgent[]; gateways: PlacedGateway[] } {
  const agents: PlacedAgent[] = [];
  const gateways: PlacedGateway[] = [];
  const serviceName = topology.gatewayServiceName ?? 'mesh-gateway';
  topology.datacenters.forEach((datacenter, index) => {
    const place = (role: AgentRole, number: number): PlacedAgent => {
      const label = { server: 's', client: 'client', 'gateway-host': 'gw' }[role];
      const address = `127.${options.octet}.${index + 1}.${FIRST_OCTET[role] + number - 1}`;
      const name = `${datacenter.name}-${label}${number}`;
      return {
        name,
        datacenter: datacenter.name,
        role,
        number,
        address,
        httpAddress: `http://${address}:8500`,
      };
    };
    const servers = numbers(datacenter.servers).map((number) => place('server', number));
    const firstServer = servers[0];
    if (!firstServer) throw new Error(`${datacenter.name} has no server: a datacenter needs one at least.`);
    const hosted = options.mode === 'mesh-gateways' ? numbers(datacenter.gateways) : [];
    const hosts = hosted.map((number) => place('gateway-host', number));
    const clients = numbers(datacenter.clients ?? 0).map((number) => place('client', number));
    const onServer = datacenter.gatewayHosts === 'first-server';
    agents.push(...servers, ...(onServer ? [] : hosts), ...clients);
    for (const host of hosts) {
      gateways.push({
        name: host.name,
        datacenter: datacenter.name,
        number: host.number,
        address: host.address,
        port: GATEWAY_PORT,
        host: onServer ? firstServer : host,
        serviceName,
        serviceId: `${serviceName}-${host.number}`,
      });
    }
  });
  return { agents, gateways };
}

const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);
