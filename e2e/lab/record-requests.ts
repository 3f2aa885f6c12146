/** One endpoint as it is asked, and the name of the file that keeps the answer. */
export type RecordedRequest = { name: string; path: string };

const forwarded: readonly RecordedRequest[] = [
  { name: 'catalog-services', path: '/v1/catalog/services' },
  { name: 'health-service-mesh-gateway', path: '/v1/health/service/mesh-gateway' },
  { name: 'health-service-consul', path: '/v1/health/service/consul' },
  { name: 'internal-federation-states', path: '/v1/internal/federation-states' },
  { name: 'internal-ui-services', path: '/v1/internal/ui/services' },
  { name: 'status-leader', path: '/v1/status/leader' },
  { name: 'status-peers', path: '/v1/status/peers' },
  { name: 'operator-autopilot-health', path: '/v1/operator/autopilot/health' },
  { name: 'operator-raft-configuration', path: '/v1/operator/raft/configuration' },
  { name: 'acl-replication', path: '/v1/acl/replication' },
  { name: 'coordinate-nodes', path: '/v1/coordinate/nodes' },
  { name: 'connect-ca-roots', path: '/v1/connect/ca/roots' },
];

const local: readonly RecordedRequest[] = [
  { name: 'agent-self', path: '/v1/agent/self' },
  { name: 'agent-members', path: '/v1/agent/members' },
  { name: 'agent-metrics', path: '/v1/agent/metrics' },
  { name: 'agent-members-wan', path: '/v1/agent/members?wan=1' },
  { name: 'catalog-datacenters', path: '/v1/catalog/datacenters' },
  { name: 'coordinate-datacenters', path: '/v1/coordinate/datacenters' },
  { name: 'internal-federation-states-mesh-gateways', path: '/v1/internal/federation-states/mesh-gateways' },
  {
    name: 'internal-ui-services-mesh-gateways',
    path: `/v1/internal/ui/services?filter=${encodeURIComponent('Kind=="mesh-gateway"')}`,
  },
];

/** Endpoints that other versions have: what this one answers instead. */
const elsewhere: readonly RecordedRequest[] = [
  { name: 'agent-version', path: '/v1/agent/version' },
  { name: 'operator-autopilot-state', path: '/v1/operator/autopilot/state' },
  { name: 'peerings', path: '/v1/peerings' },
  { name: 'internal-federation-state-unknown', path: '/v1/internal/federation-state/dc9' },
];

/** Asked of other datacenters in every scenario; the rest of what forwards only where it tells more. */
const PROBES = ['status-leader', 'status-peers', 'catalog-services'];

/**
 * What an agent is asked. `thorough` forwards every endpoint that can be; otherwise only what probes the path.
 * A datacenter that nobody knows is asked for too.
 */
export function recordedRequests(otherDatacenters: readonly string[], thorough: boolean): RecordedRequest[] {
  const toOthers = [...otherDatacenters, 'dc9'].flatMap((datacenter) =>
    forwarded
      .filter(({ name }) => (thorough && datacenter !== 'dc9') || PROBES.includes(name))
      .map(({ name, path }) => ({ name: `${name}-${datacenter}`, path: `${path}?dc=${datacenter}` })),
  );
  return [...local, ...forwarded, ...(thorough ? elsewhere : []), ...toOthers];
}
