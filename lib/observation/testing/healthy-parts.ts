import type {
  AgentMetrics,
  AgentSelf,
  CatalogServer,
  Coordinate,
  FederationState,
  LanMember,
  MeshGatewayService,
  RaftServer,
  WanMember,
} from '../../consul/types';

export type DatacenterPlan = { name: string; servers: number; gateways: number };
export type FederationPlan = {
  datacenters: readonly DatacenterPlan[];
  primary: string;
  mode: 'mesh-gateways' | 'traditional';
};

const VERSION = '1.8.7';

/** Address of server `n` (from 1) of the datacenter at `index` (from 0) of the plan. */
export function serverAddress(index: number, n: number): string {
  return `10.${index + 1}.0.${10 + n}`;
}

export function nodeName(datacenter: string, n: number): string {
  return `${datacenter}-s${n}`;
}

function nodeId(index: number, n: number): string {
  return `00000000-0000-4000-8000-${String(index + 1).padStart(6, '0')}${String(n).padStart(6, '0')}`;
}

function each<T>(count: number, make: (n: number) => T): T[] {
  return Array.from({ length: count }, (_, i) => make(i + 1));
}

export function wanMembers(plan: FederationPlan): WanMember[] {
  return plan.datacenters.flatMap((datacenter, index) =>
    each(datacenter.servers, (n) => ({
      name: `${nodeName(datacenter.name, n)}.${datacenter.name}`,
      node: nodeName(datacenter.name, n),
      datacenter: datacenter.name,
      address: serverAddress(index, n),
      port: 8302,
      status: 'alive' as const,
      id: nodeId(index, n),
      version: VERSION,
      expect: datacenter.servers,
      voter: true,
      federationStates: true,
      tls: true,
      acls: 'enabled' as const,
      rpcPort: 8300,
    })),
  );
}

export function lanMembers(datacenter: DatacenterPlan, index: number): LanMember[] {
  return each(datacenter.servers, (n) => ({
    node: nodeName(datacenter.name, n),
    address: serverAddress(index, n),
    status: 'alive' as const,
    server: true,
    id: nodeId(index, n),
    version: VERSION,
    datacenter: datacenter.name,
    federationStates: true,
    tls: true,
    acls: 'enabled' as const,
    wanJoinPort: 8302,
  }));
}

export function catalogServers(datacenter: DatacenterPlan, index: number): CatalogServer[] {
  return each(datacenter.servers, (n) => ({
    node: nodeName(datacenter.name, n),
    id: nodeId(index, n),
    address: serverAddress(index, n),
    serfHealth: 'passing',
  }));
}

export function raftServers(datacenter: DatacenterPlan, index: number): RaftServer[] {
  return each(datacenter.servers, (n) => ({
    id: nodeId(index, n),
    node: nodeName(datacenter.name, n),
    address: `${serverAddress(index, n)}:8300`,
    leader: n === 1,
    voter: true,
  }));
}

/** In a traditional federation gateways only carry service traffic: they are not tagged. */
export function meshGateways(
  { mode }: FederationPlan,
  datacenter: DatacenterPlan,
  index: number,
): MeshGatewayService[] {
  return each(datacenter.gateways, (n) => ({
    datacenter: datacenter.name,
    node: `${datacenter.name}-gw${n}`,
    id: `mesh-gateway-${n}`,
    service: 'mesh-gateway',
    lan: { address: `10.${index + 1}.1.${n}`, port: 8443 },
    wan: { address: `198.51.${index + 1}.${n}`, port: 8443 },
    federation: mode === 'mesh-gateways',
    partition: null,
    namespace: null,
    checks: [
      { id: `service:mesh-gateway-${n}`, name: 'Mesh gateway listening', status: 'passing', output: '' },
    ],
  }));
}

/** As one datacenter has them: in the primary the modify index is the one that the others name as the primary's. */
export function federationStates(plan: FederationPlan, observer: string, now: number): FederationState[] {
  return plan.datacenters.map((datacenter, index) => ({
    datacenter: datacenter.name,
    meshGateways: meshGateways(plan, datacenter, index),
    updatedAt: new Date(now - 3_600_000).toISOString(),
    primaryModifyIndex: String(100 + index),
    modifyIndex: String((observer === plan.primary ? 100 : 500) + index),
  }));
}

export function self(plan: FederationPlan, datacenter: DatacenterPlan, index: number, n: number): AgentSelf {
  const mesh = plan.mode === 'mesh-gateways';
  const secondary = datacenter.name !== plan.primary;
  const primaryIndex = plan.datacenters.findIndex((d) => d.name === plan.primary);
  const primary = plan.datacenters[primaryIndex];
  const members = plan.datacenters.reduce((sum, d) => sum + d.servers, 0);
  const joins = secondary && primary ? each(primary.servers, (i) => serverAddress(primaryIndex, i)) : [];
  const gateways =
    secondary && primary ? each(primary.gateways, (i) => `198.51.${primaryIndex + 1}.${i}:8443`) : [];
  return {
    node: nodeName(datacenter.name, n),
    nodeId: nodeId(index, n),
    datacenter: datacenter.name,
    primaryDatacenter: plan.primary,
    server: true,
    version: VERSION,
    connectEnabled: mesh,
    meshGatewayWanFederation: mesh,
    primaryGateways: mesh ? gateways : [],
    primaryGatewaysIntervalMs: 30_000,
    retryJoinWan: mesh ? [] : joins,
    startJoinWan: [],
    domain: 'consul',
    verifyIncoming: true,
    verifyOutgoing: true,
    verifyServerHostname: true,
    caConfigured: true,
    certConfigured: true,
    tlsMinVersion: 'tls12',
    aclsEnabled: true,
    aclDefaultPolicy: 'deny',
    aclDownPolicy: 'extend-cache',
    aclTokenReplication: secondary,
    aclTokenPersistence: true,
    advertiseAddr: serverAddress(index, n),
    advertiseAddrWan: serverAddress(index, n),
    serfAdvertiseWan: `${serverAddress(index, n)}:8302`,
    translateWanAddrs: false,
    serverPort: 8300,
    bootstrapExpect: datacenter.servers,
    leaveOnTerm: false,
    reconnectTimeoutWanMs: 259_200_000,
    wanProbeIntervalMs: 5_000,
    wanProbeTimeoutMs: 3_000,
    wanSuspicionMult: 6,
    encryptVerifyIncoming: true,
    encryptVerifyOutgoing: true,
    httpMaxConnsPerClient: 200,
    rpcMaxConnsPerClient: 100,
    serfWan: { members, failed: 0, left: 0, healthScore: 0, encrypted: true },
    raftState: n === 1 ? 'Leader' : 'Follower',
    leaderAddress: `${serverAddress(index, 1)}:8300`,
  };
}

/** As 1.8.7 tells them: no expiry of anything. */
export function metrics(): AgentMetrics {
  return {
    certExpiresAt: null,
    rootCaExpiresAt: null,
    signingCaExpiresAt: null,
    memberlistHealthScore: 0,
    blockingQueries: 4,
    candidacies: 0,
    memberFlaps: 0,
    rpcExceeded: 0,
    rpcFailed: 0,
    replication: [],
  };
}

/** A point on a circle of 20 ms radius, 1 ms of height: settled, never the untouched coordinate. */
export function coordinate(index: number, n: number, count: number): Coordinate {
  const angle = (2 * Math.PI * index) / Math.max(1, count);
  const vec = [0.02 * Math.cos(angle), 0.02 * Math.sin(angle), 0.0001 * n, 0, 0, 0, 0, 0];
  return { vec, error: 0.3, adjustment: 0, height: 0.001 };
}
