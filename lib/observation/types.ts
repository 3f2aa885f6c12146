import type {
  AclReplication,
  AgentMetrics,
  AgentSelf,
  AutopilotHealth,
  CaRoots,
  CatalogServer,
  DatacenterCoordinates,
  Failure,
  FailureKind,
  FederationState,
  LanMember,
  MeshGatewayService,
  RaftServer,
  Reading,
  WanMember,
} from '../consul/types';
import type { SubjectChanges } from './transitions';

/** What an agent can be asked. The type of each fact's value. */
export type FactValues = {
  self: AgentSelf;
  wanMembers: readonly WanMember[];
  lanMembers: readonly LanMember[];
  metrics: AgentMetrics;
  datacenters: readonly string[];
  /** `ip:port`, or null for an empty leader: any server answers this, also without a leader. */
  leader: string | null;
  peers: readonly string[];
  /** Names of all services; only a run of the verification asks for them. */
  catalogServices: readonly string[];
  catalogServers: readonly CatalogServer[];
  federationStates: readonly FederationState[];
  /** Names of the services of kind mesh-gateway. */
  meshGatewayNames: readonly string[];
  /** All instances of those services, tagged for federation or not. */
  meshGateways: readonly MeshGatewayService[];
  autopilot: AutopilotHealth;
  raft: readonly RaftServer[];
  coordinates: readonly DatacenterCoordinates[];
  aclReplication: AclReplication;
  caRoots: CaRoots;
};

export type FactName = keyof FactValues;

/** Facts that Consul forwards with `?dc=` and that are kept; the others are local to the agent, or only asked on demand. */
export const FORWARDED_FACTS = [
  'leader',
  'peers',
  'catalogServers',
  'federationStates',
  'meshGatewayNames',
  'meshGateways',
  'autopilot',
  'raft',
  'aclReplication',
  'caRoots',
] as const satisfies readonly FactName[];
export type ForwardedFactName = (typeof FORWARDED_FACTS)[number];

/** One fact as one vantage knows it: the last answer, and the last good one if that is another. */
export type Fact<T> = {
  /** The request, e.g. `/v1/status/leader?dc=dc2`; never an address or a token. */
  path: string;
  latest: Reading<T>;
  /** The last value got, kept when later reads fail; `at` is epoch ms. */
  good: { value: T; at: number } | null;
  /** Epoch ms of the first read that gave the present good value; absent in what earlier versions saved. */
  changedAt?: number;
  /** Epoch ms of the first good value ever. */
  knownSince?: number;
  /** The latest changes of what is in the value, by subject, and of the probe itself; absent when nothing changed. */
  changes?: readonly SubjectChanges[];
  /**
   * Of a forwarding probe: what TLS said before the router gave the datacenter up and answers every request with a bare "no server
   * reachable" instead. `at` is epoch ms of that answer. Absent when nothing was said, or the latest read says it itself.
   */
  told?: { failure: Failure; at: number };
  /** Reads that failed since the last good one: a failed probe counts from the second. */
  failuresInARow: number;
  /** Epoch ms of the first of them; absent when there is none, and in what earlier versions saved. */
  failingSince?: number;
  /** Older than this (ms since `at`), the value is stale: twice its period plus its deadline. */
  staleAfterMs: number;
};

export type Facts = { [K in FactName]?: Fact<FactValues[K]> };
export type ForwardedFacts = { [K in ForwardedFactName]?: Fact<FactValues[K]> };

/** One agent address that we ask. */
export type Vantage = {
  /** Identity, sortable: `<datacenter or ?>@<address>`, without credentials. */
  id: string;
  /** `http://10.0.1.5:8500` without credentials, as shown to people. */
  address: string;
  /** The datacenter it was configured for; null when Consul has to tell. */
  datacenter: string | null;
  origin: 'configured' | 'template' | 'default-agent' | 'demo';
  /** Names of the agents that answered here. More than one: a load balancer, one pooled vantage. */
  agents: readonly string[];
};

/**
 * The certificate that a server shows to a dial with TLS through a mesh gateway (lib/probe): no API tells it. Times are ISO 8601.
 */
export type ServerCertificate = {
  /** DNS names of the subject alternative name. */
  names: readonly string[];
  notBefore: string;
  notAfter: string;
  subject: string;
  issuer: string;
  /** SHA-256 of the certificate, hex pairs with colons. */
  fingerprint: string;
  /** Who signed the topmost certificate that was shown; `keyId` (hex) tells authorities of one name apart, null when it is not said. */
  authority: { name: string; keyId: string | null };
  /** What it may be used for; both when it does not say. */
  serverAuth: boolean;
  clientAuth: boolean;
  tlsVersion: string;
  alpn: string | null;
  /** `host:port` that was dialled. */
  through: string;
  /** Addresses of mesh gateways that were tried before and have not answered for a while. */
  missed?: readonly { address: string; kind: FailureKind }[];
};

/** Everything one vantage has told so far. Plain JSON: a saved list of these replays to the same snapshot. */
export type Observation = {
  vantage: Vantage;
  facts: Facts;
  /** Datacenter → `/v1/status/leader?dc=` asked here. The forwarding probe. */
  forwarding: { readonly [datacenter: string]: Fact<string | null> };
  /** Datacenter → what was read of it with `?dc=` through this vantage. */
  through: { readonly [datacenter: string]: ForwardedFacts };
  /** Datacenter → server → its certificate, for the datacenters whose path probe is on and kept here. Absent: off. */
  pathProbes?: { readonly [datacenter: string]: { readonly [node: string]: Fact<ServerCertificate> } };
};

/** The file format of `isthmus replay`. */
export type ObservationFile = {
  format: 'isthmus-observations/1';
  /** Epoch ms: the `now` of the snapshot. */
  takenAt: number;
  source: 'consul' | 'demo';
  observations: readonly Observation[];
};
