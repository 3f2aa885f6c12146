import type { FailureKind } from './types';
import { encode } from './show-text';
import { parseAclReplication } from './parse-acl';
import { parseAgentSelf } from './parse-agent';
import { parseCaRoots } from './parse-ca';
import { parseServiceNames } from './parse-catalog';
import { parseCoordinates } from './parse-coordinates';
import { parseFederationStateGateways, parseFederationStates } from './parse-federation-states';
import { parseCatalogServers, parseMeshGatewayNames, parseMeshGateways } from './parse-gateways';
import { parseLanMembers, parseWanMembers } from './parse-members';
import { parseMetrics } from './parse-metrics';
import { parseAutopilotHealth, parseRaft } from './parse-operator';
import type { Parse } from './parsed';
import { parseDatacenters, parseLeader, parsePeers } from './parse-status';

/** What a read may take (design.md section 4): from the agent's memory, from any server, from the catalog, from the leader. */
export type ReadKind = 'agent' | 'status' | 'catalog' | 'leader';

export type Params = {
  /** The datacenter to forward to; ignored by endpoints that are local to the agent. */
  dc?: string | undefined;
  /** The service of `meshGateways`; `mesh-gateway`, the default of `consul connect envoy`, if absent. */
  service?: string | undefined;
  /** Enterprise; sent as `ns` and `partition`, only when set. */
  namespace?: string | undefined;
  partition?: string | undefined;
  /** X-Consul-Index of the last answer: makes a blocking query of endpoints that can. `blocking.ts` knows which one to send. */
  index?: string | undefined;
  /** How long a blocking query waits, ms. */
  waitMs?: number | undefined;
};

/** Something an agent can be asked, the way there, and how to read the answer. */
export type Endpoint<T> = {
  fact: string;
  /** Path and query, all parameters encoded: `/v1/status/leader?dc=dc2`. Without `index`, it is stable and fit to show. */
  path: (params: Params) => string;
  kind: ReadKind;
  blocking: boolean;
  /** Sent with `stale`: any server may answer, also without a leader. */
  stale: boolean;
  /** Takes `?dc=`. */
  forwardable: boolean;
  /** Error statuses whose body is the value all the same. */
  valueStatuses: readonly number[];
  parse: Parse<T>;
  /** Another way to (part of) the same fact, when the first fails with one of these kinds. */
  fallback?: { when: readonly FailureKind[]; endpoint: Endpoint<T> };
};

/** Wait of a blocking query that names none, ms. */
const DEFAULT_WAIT_MS = 55_000;

type Definition<T> = Pick<Endpoint<T>, 'fact' | 'kind' | 'parse'> &
  Partial<Omit<Endpoint<T>, 'path'>> & { route: string | ((params: Params) => string); query?: string };

function define<T>({ route, query, ...rest }: Definition<T>): Endpoint<T> {
  const endpoint = { blocking: false, stale: false, forwardable: false, valueStatuses: [], ...rest };
  const path = (params: Params): string => {
    const pairs = [
      query,
      endpoint.forwardable && params.dc ? `dc=${encode(params.dc)}` : undefined,
      params.namespace ? `ns=${encode(params.namespace)}` : undefined,
      params.partition ? `partition=${encode(params.partition)}` : undefined,
      endpoint.stale ? 'stale' : undefined,
      isBlocking(endpoint, params)
        ? `index=${encode(params.index ?? '')}&wait=${waitOf(params)}ms`
        : undefined,
    ].filter((pair) => pair !== undefined);
    const base = typeof route === 'string' ? route : route(params);
    return pairs.length === 0 ? base : `${base}?${pairs.join('&')}`;
  };
  return { ...endpoint, path };
}

const isBlocking = (endpoint: Pick<Endpoint<unknown>, 'blocking'>, params: Params): boolean =>
  endpoint.blocking && params.index !== undefined;

/** Consul allows at most 10 min. */
const waitOf = (params: Params): number =>
  Math.min(600_000, Math.max(1, Math.round(params.waitMs ?? DEFAULT_WAIT_MS)));

const catalog = { kind: 'catalog', forwardable: true, blocking: true, stale: true } as const;

/** For tokens without operator:read: the gateways of every datacenter that has any, without times and indexes. */
const federationStateGateways = define({
  ...catalog,
  fact: 'federationStates',
  route: '/v1/internal/federation-states/mesh-gateways',
  parse: parseFederationStateGateways,
});

/** Every path that is ever asked, all of them GET. Columns of consul.md section 1; nothing that changes Consul or tells a secret. */
export const ENDPOINTS = {
  self: define({ fact: 'self', route: '/v1/agent/self', kind: 'agent', parse: parseAgentSelf }),
  wanMembers: define({
    fact: 'wanMembers',
    route: '/v1/agent/members',
    query: 'wan=1',
    kind: 'agent',
    parse: parseWanMembers,
  }),
  lanMembers: define({
    fact: 'lanMembers',
    route: '/v1/agent/members',
    kind: 'agent',
    parse: parseLanMembers,
  }),
  metrics: define({ fact: 'metrics', route: '/v1/agent/metrics', kind: 'agent', parse: parseMetrics }),
  datacenters: define({
    fact: 'datacenters',
    route: '/v1/catalog/datacenters',
    kind: 'catalog',
    parse: parseDatacenters,
  }),
  /** With `dc`, the forwarding probe: no ACL, tiny, answered by any server, with or without a leader. */
  leader: define({
    fact: 'leader',
    route: '/v1/status/leader',
    kind: 'status',
    forwardable: true,
    parse: parseLeader,
  }),
  peers: define({
    fact: 'peers',
    route: '/v1/status/peers',
    kind: 'status',
    forwardable: true,
    parse: parsePeers,
  }),
  /**
   * The request by which the document verifies a federation, as it stands there: without `stale`, so the other datacenter's leader
   * has to answer. Asked on demand only.
   */
  catalogServices: define({
    fact: 'catalogServices',
    route: '/v1/catalog/services',
    kind: 'catalog',
    forwardable: true,
    parse: parseServiceNames,
  }),
  catalogServers: define({
    ...catalog,
    fact: 'catalogServers',
    route: '/v1/health/service/consul',
    parse: parseCatalogServers,
  }),
  federationStates: define({
    ...catalog,
    fact: 'federationStates',
    route: '/v1/internal/federation-states',
    parse: parseFederationStates,
    fallback: { when: ['denied', 'blocked'], endpoint: federationStateGateways },
  }),
  meshGatewayNames: define({
    ...catalog,
    fact: 'meshGatewayNames',
    route: '/v1/internal/ui/services',
    // On the instances behind the list: the field Kind of the list itself is no selector (1.8.7 answers 500).
    query: `filter=${encode('Service.Kind == "mesh-gateway"')}`,
    parse: parseMeshGatewayNames,
  }),
  meshGateways: define({
    ...catalog,
    fact: 'meshGateways',
    route: ({ service }) => `/v1/health/service/${encode(service ?? 'mesh-gateway')}`,
    parse: parseMeshGateways,
  }),
  autopilot: define({
    fact: 'autopilot',
    route: '/v1/operator/autopilot/health',
    kind: 'leader',
    forwardable: true,
    valueStatuses: [429],
    parse: parseAutopilotHealth,
  }),
  raft: define({
    fact: 'raft',
    route: '/v1/operator/raft/configuration',
    kind: 'leader',
    forwardable: true,
    stale: true,
    parse: parseRaft,
  }),
  coordinates: define({
    fact: 'coordinates',
    route: '/v1/coordinate/datacenters',
    kind: 'catalog',
    parse: parseCoordinates,
  }),
  aclReplication: define({
    fact: 'aclReplication',
    route: '/v1/acl/replication',
    kind: 'leader',
    forwardable: true,
    parse: parseAclReplication,
  }),
  caRoots: define({ ...catalog, fact: 'caRoots', route: '/v1/connect/ca/roots', parse: parseCaRoots }),
} as const;

/** Deadline of one read, ms (design.md section 4). A leaderless read answers after 7.0 to 7.4 s, Consul dials for 10 s. */
export function deadlineOf(endpoint: Endpoint<unknown>, params: Params): number {
  if (isBlocking(endpoint, params)) return Math.ceil((waitOf(params) * 17) / 16) + 10_000;
  const forwarded = endpoint.forwardable && Boolean(params.dc);
  const local = endpoint.kind === 'agent' || endpoint.kind === 'status';
  return local && !forwarded ? 5_000 : 9_000;
}
