import type { DatacenterCoordinates } from '../../consul/types';
import type { Facts, Observation } from '../types';
import { goodFact } from './facts';
import * as parts from './healthy-parts';
import type { DatacenterPlan, FederationPlan } from './healthy-parts';

export * from './changes';
export * from './situations';
export { serverCertificate, withPathProbes } from './certificates';
export { agedFact, failedFact, failureOf, goodFact } from './facts';

export type HealthyOptions = FederationPlan & {
  /** Server addresses asked in each datacenter; never more than it has servers. */
  vantagesPerDatacenter?: number;
  /** Epoch ms; every fact is read one second before. */
  now: number;
};

/** All that depends on the plan alone, made once: 200 datacenters share it. */
type Shared = {
  members: ReturnType<typeof parts.wanMembers>;
  coordinates: DatacenterCoordinates[];
  names: string[];
};

/**
 * A federation in which all is well, as its agents tell it. Servers are `<dc>-s<n>` at 10.<dc>.0.<10+n>, the first one leads;
 * gateways are `mesh-gateway-<n>` on `<dc>-gw<n>`; a vantage is `<dc>@http://<server>:8500`.
 */
export function healthyObservations(options: HealthyOptions): Observation[] {
  const { datacenters, vantagesPerDatacenter = 1 } = options;
  const shared: Shared = {
    members: parts.wanMembers(options),
    coordinates: datacenters.map((d, i) => ({
      datacenter: d.name,
      areaId: 'wan',
      servers: Array.from({ length: d.servers }, (_, k) => ({
        node: parts.nodeName(d.name, k + 1),
        coordinate: parts.coordinate(i, k + 1, datacenters.length),
      })),
    })),
    names: datacenters.map((d) => d.name),
  };
  return datacenters.flatMap((datacenter, index) => {
    const facts = datacenterFacts(options, datacenter, index);
    return Array.from({ length: Math.min(vantagesPerDatacenter, datacenter.servers) }, (_, k) =>
      observation(options, shared, facts, datacenter, index, k + 1),
    );
  });
}

function observation(
  options: HealthyOptions,
  shared: Shared,
  facts: Facts,
  datacenter: DatacenterPlan,
  index: number,
  n: number,
): Observation {
  const at = options.now - 1_000;
  const address = `http://${parts.serverAddress(index, n)}:8500`;
  const others = options.datacenters
    .map((other, i) => [other, i] as const)
    .filter(([other]) => other !== datacenter);
  return {
    vantage: {
      id: `${datacenter.name}@${address}`,
      address,
      datacenter: datacenter.name,
      origin: 'configured',
      agents: [parts.nodeName(datacenter.name, n)],
    },
    facts: {
      ...facts,
      self: goodFact('/v1/agent/self', parts.self(options, datacenter, index, n), at),
      wanMembers: goodFact('/v1/agent/members?wan=1', shared.members, at),
      metrics: goodFact('/v1/agent/metrics', parts.metrics(), at),
      datacenters: goodFact('/v1/catalog/datacenters', shared.names, at),
      coordinates: goodFact('/v1/coordinate/datacenters', shared.coordinates, at),
    },
    forwarding: Object.fromEntries(
      others.map(([other, i]) => [
        other.name,
        goodFact<string | null>(
          `/v1/status/leader?dc=${encodeURIComponent(other.name)}`,
          `${parts.serverAddress(i, 1)}:8300`,
          at,
        ),
      ]),
    ),
    through: {},
  };
}

/** What every server of one datacenter tells alike. */
function datacenterFacts(options: HealthyOptions, datacenter: DatacenterPlan, index: number): Facts {
  const at = options.now - 1_000;
  const raft = parts.raftServers(datacenter, index);
  const gateways = parts.meshGateways(options, datacenter, index);
  return {
    lanMembers: goodFact('/v1/agent/members', parts.lanMembers(datacenter, index), at),
    leader: goodFact<string | null>('/v1/status/leader', `${parts.serverAddress(index, 1)}:8300`, at),
    peers: goodFact(
      '/v1/status/peers',
      raft.map((server) => server.address),
      at,
    ),
    catalogServers: goodFact('/v1/health/service/consul', parts.catalogServers(datacenter, index), at),
    federationStates: goodFact(
      '/v1/internal/federation-states',
      parts.federationStates(options, datacenter.name, options.now),
      at,
    ),
    meshGatewayNames: goodFact('/v1/internal/ui/services', gateways.length > 0 ? ['mesh-gateway'] : [], at),
    meshGateways: goodFact('/v1/health/service/mesh-gateway', gateways, at),
    autopilot: goodFact(
      '/v1/operator/autopilot/health',
      {
        healthy: true,
        failureTolerance: Math.floor((datacenter.servers - 1) / 2),
        servers: raft.map((server) => ({
          ...server,
          serfStatus: 'alive',
          version: '1.8.7',
          healthy: true,
          lastContactMs: server.leader ? 0 : 20,
          lastTerm: 2,
          lastIndex: 1_000,
          stableSince: new Date(at - 3_600_000).toISOString(),
        })),
      },
      at,
    ),
    raft: goodFact('/v1/operator/raft/configuration', raft, at),
    aclReplication: goodFact(
      '/v1/acl/replication',
      {
        enabled: datacenter.name !== options.primary,
        running: datacenter.name !== options.primary,
        sourceDatacenter: datacenter.name === options.primary ? null : options.primary,
        replicationType: datacenter.name === options.primary ? null : 'tokens',
        lastSuccess: datacenter.name === options.primary ? null : new Date(at - 30_000).toISOString(),
        lastError: null,
        lastErrorMessage: null,
      },
      at,
    ),
    caRoots: goodFact(
      '/v1/connect/ca/roots',
      {
        activeRootId: 'root-1',
        trustDomain: '11111111-2222-3333-4444-555555555555.consul',
        roots: [
          {
            id: 'root-1',
            name: 'Consul CA Root Cert',
            notBefore: new Date(options.now - 86_400_000).toISOString(),
            notAfter: new Date(options.now + 10 * 365 * 86_400_000).toISOString(),
            active: true,
          },
        ],
      },
      at,
    ),
  };
}
