/** Consul's nouns in our spelling. Types only: importable anywhere. PascalCase JSON never leaves this folder. */

/** Serf's five states; numbers Consul may add later keep their number. */
export type MemberStatus = 'none' | 'alive' | 'leaving' | 'left' | 'failed' | `unknown (${number})`;

/** Consul's health check words. A status this version does not know is kept as it came. */
export type CheckStatus = 'passing' | 'warning' | 'critical' | (string & {});

/** `host:port` parts as Consul returns them. */
export type Address = { address: string; port: number };

/** A server as one agent lists it in its WAN pool (`/v1/agent/members?wan=1`). */
export type WanMember = {
  /** `<node>.<dc>`, the identity in the WAN pool; addresses may overlap between datacenters. */
  name: string;
  /** The name without its datacenter suffix. */
  node: string;
  datacenter: string;
  address: string;
  /** WAN serf port. */
  port: number;
  status: MemberStatus;
  /** Node UUID of the `id` tag; null when the tag is missing. */
  id: string | null;
  /** `1.8.7` of the build tag `1.8.7:`; null when the tag is missing. */
  version: string | null;
  /** bootstrap_expect; 1 for `bootstrap`; null when neither tag is set. */
  expect: number | null;
  voter: boolean;
  /** Tag `ft_fs`: the server supports federation states (1.8.0 and later). */
  federationStates: boolean;
  /** Tag `use_tls`: a CA is configured. */
  tls: boolean;
  /** Tag `acls`: how far the server's ACL system is (agent/structs/acl.go); null when the tag is missing. */
  acls: AclMode | null;
  /** RPC port (tag `port`, 8300 by default); null when the tag is missing. */
  rpcPort: number | null;
};

/** `legacy` also while a secondary with ACLs has not obtained any from the primary yet (before 1.11). */
export type AclMode = 'disabled' | 'enabled' | 'legacy' | 'unknown';

/** An agent as one agent lists it in its LAN pool (`/v1/agent/members`). */
export type LanMember = {
  node: string;
  address: string;
  status: MemberStatus;
  server: boolean;
  id: string | null;
  version: string | null;
  datacenter: string | null;
  /** Tag `ft_fs`; client agents have no such tag. */
  federationStates: boolean;
  /** Tag `use_tls`; servers only. */
  tls: boolean;
  /** Tag `acls`; null when the tag is missing. */
  acls: AclMode | null;
  /** Tag `wan_join_port`: the WAN serf port its neighbours add it to the WAN pool with; servers only. */
  wanJoinPort: number | null;
};

/** What an agent says of itself and its configuration (`/v1/agent/self`). null = this version does not tell. */
export type AgentSelf = {
  node: string;
  nodeId: string;
  datacenter: string;
  primaryDatacenter: string | null;
  server: boolean;
  version: string;
  connectEnabled: boolean | null;
  /** `connect.enable_mesh_gateway_wan_federation`; always false on client agents. */
  meshGatewayWanFederation: boolean | null;
  primaryGateways: readonly string[];
  /** `primary_gateways_interval`, ms. */
  primaryGatewaysIntervalMs: number | null;
  retryJoinWan: readonly string[];
  startJoinWan: readonly string[];
  /** `dns domain` without the trailing dot. */
  domain: string | null;
  verifyIncoming: boolean | null;
  verifyOutgoing: boolean | null;
  verifyServerHostname: boolean | null;
  caConfigured: boolean | null;
  certConfigured: boolean | null;
  /** As Consul writes it: `tls12` before 1.12, `TLSv1_2` since. */
  tlsMinVersion: string | null;
  aclsEnabled: boolean | null;
  aclDefaultPolicy: string | null;
  aclDownPolicy: string | null;
  /** `acl.enable_token_replication`: tokens come from the primary, not policies and roles only. */
  aclTokenReplication: boolean | null;
  /** `acl.enable_token_persistence`: tokens set over the API survive a restart. */
  aclTokenPersistence: boolean | null;
  advertiseAddr: string | null;
  advertiseAddrWan: string | null;
  /** `host:port` that its Serf names to the WAN pool. */
  serfAdvertiseWan: string | null;
  translateWanAddrs: boolean | null;
  /** Server RPC port. */
  serverPort: number | null;
  bootstrapExpect: number | null;
  leaveOnTerm: boolean | null;
  /** After this time (ms) a failed WAN member is forgotten; Consul's own 72 h where it is not set. */
  reconnectTimeoutWanMs: number | null;
  /** WAN gossip timers, ms: how long a failure takes to show. */
  wanProbeIntervalMs: number | null;
  wanProbeTimeoutMs: number | null;
  wanSuspicionMult: number | null;
  encryptVerifyIncoming: boolean | null;
  encryptVerifyOutgoing: boolean | null;
  /** `limits`: connections from one address. All requests of a remote datacenter come from its gateways' addresses. */
  httpMaxConnsPerClient: number | null;
  rpcMaxConnsPerClient: number | null;
  /** `Stats.serf_wan`; null on client agents. */
  serfWan: {
    members: number;
    failed: number;
    left: number;
    healthScore: number;
    encrypted: boolean | null;
  } | null;
  /** `Stats.raft.state` (Leader, Follower, Candidate); null on client agents. */
  raftState: string | null;
  leaderAddress: string | null;
};

/** One health check of a service or node. */
export type Check = { id: string; name: string; status: CheckStatus; output: string };

/** A service of kind mesh-gateway, tagged for federation or not. */
export type MeshGatewayService = {
  datacenter: string;
  node: string;
  /** Service ID, unique on its node. */
  id: string;
  /** Service name: the operator's choice. */
  service: string;
  /** Where servers of its own datacenter dial it. */
  lan: Address;
  /** Where other datacenters dial it; null when no `wan` tagged address is set. */
  wan: Address | null;
  /** Meta `consul-wan-federation` is exactly `1`. */
  federation: boolean;
  /** Enterprise; null on Community Edition. */
  partition: string | null;
  namespace: string | null;
  checks: readonly Check[];
};

/** Consul's record of one datacenter's mesh gateways, written in the primary and replicated. Indexes are decimal strings: they may exceed 2^53. */
export type FederationState = {
  datacenter: string;
  meshGateways: readonly MeshGatewayService[];
  /** Changes only when the gateway list changes: no heartbeat. */
  updatedAt: string | null;
  primaryModifyIndex: string;
  modifyIndex: string;
};

/** A server as the catalog of its datacenter lists it (`/v1/health/service/consul`). */
export type CatalogServer = {
  node: string;
  id: string | null;
  address: string;
  serfHealth: CheckStatus | null;
};

/** `/v1/operator/autopilot/health` (200 when healthy, 429 with the same body when not). */
export type AutopilotHealth = {
  healthy: boolean;
  failureTolerance: number;
  servers: readonly {
    id: string;
    node: string;
    address: string;
    serfStatus: string;
    version: string;
    leader: boolean;
    healthy: boolean;
    voter: boolean;
    /** ms since the leader last heard of it; null when it never did, or this version does not tell. */
    lastContactMs: number | null;
    /** Raft term and index of its last entry; null when the leader could not ask it. */
    lastTerm: number | null;
    lastIndex: number | null;
    /** RFC 3339: since when `healthy` has been what it is, as far as this leader knows; null for never. */
    stableSince: string | null;
  }[];
};

/** `/v1/operator/raft/configuration`. */
export type RaftServer = { id: string; node: string; address: string; leader: boolean; voter: boolean };

/** Vivaldi coordinate; all parts in seconds (serf/coordinate). */
export type Coordinate = { vec: readonly number[]; error: number; adjustment: number; height: number };

/** One entry of `/v1/coordinate/datacenters`. */
export type DatacenterCoordinates = {
  datacenter: string;
  areaId: string;
  servers: readonly { node: string; coordinate: Coordinate }[];
};

/** `/v1/acl/replication`. Times are RFC 3339, null for Consul's zero time. */
export type AclReplication = {
  enabled: boolean;
  running: boolean;
  sourceDatacenter: string | null;
  replicationType: string | null;
  lastSuccess: string | null;
  lastError: string | null;
  /** Since 1.11. */
  lastErrorMessage: string | null;
};

/** `/v1/connect/ca/roots`, without the certificates themselves. */
export type CaRoots = {
  activeRootId: string;
  trustDomain: string | null;
  roots: readonly {
    id: string;
    name: string;
    notBefore: string | null;
    notAfter: string | null;
    active: boolean;
  }[];
};

/**
 * What is used of `/v1/agent/metrics`, an excerpt of 10 s: counts are of that interval alone. Times are ISO 8601 by the agent's own
 * clock, rounded to minutes; null where this version, this agent or this interval has no such metric: Consul writes the expiry
 * gauges (since 1.10 and 1.11) once an hour, those of the CA only on the leader.
 */
export type AgentMetrics = {
  /** `agent.tls.cert.expiry`. */
  certExpiresAt: string | null;
  /** `mesh.active-root-ca.expiry`. */
  rootCaExpiresAt: string | null;
  /** `mesh.active-signing-ca.expiry`. */
  signingCaExpiresAt: string | null;
  /** Lifeguard awareness, 0 (best) to 7, the worse of the two pools; written only when it changes: agent/self always has the WAN pool's. */
  memberlistHealthScore: number | null;
  /** `rpc.queries_blocking`. */
  blockingQueries: number | null;
  /** `raft.state.candidate`: elections it started. */
  candidacies: number;
  /** `serf.member.flap`. */
  memberFlaps: number;
  /** `client.rpc.exceeded`: requests refused by its own rate limit. */
  rpcExceeded: number;
  rpcFailed: number;
  /** `leader.replication.<what>.status` and `.index`, e.g. acl-tokens; sorted. Only leaders of secondaries have them. */
  replication: readonly { what: string; ok: boolean | null; index: number | null }[];
};

/**
 * Why a read gave no value. Never merged: a 403 is not an outage, and our own agent being away says nothing of a datacenter.
 * The forwarding kinds follow the decoder of consul.md 2.8.
 */
export type FailureKind =
  // our side of the way
  | 'agent-unreachable' // connection refused, reset, DNS: no answer from the agent we asked
  | 'agent-timeout' // our deadline passed without an answer
  | 'agent-tls' // TLS to the agent itself failed
  | 'redirect' // 3xx: never followed
  | 'encoding' // Content-Encoding: never decoded
  | 'too-large' // over the body limit
  | 'truncated' // the body ended early
  | 'malformed' // not JSON, or not the shape of this endpoint
  | 'unsupported' // 404, 405: this version has no such endpoint
  | 'blocked' // 403 Endpoint is blocked by agent configuration
  | 'feature-off' // ACL support disabled, Connect must be enabled, federation states disabled
  | 'throttled' // 429, rate limits, too many connections
  // token
  | 'denied' // Permission denied
  | 'unknown-token' // ACL not found
  | 'filtered' // 200 with [] or {} that cannot be true with enough permission
  | 'client-agent' // null WAN pool: the agent is no server
  // raft
  | 'no-leader' // No cluster leader
  // forwarding
  | 'no-path' // No path to datacenter: the router does not know it
  | 'no-usable-gateway' // failed to get conn: Remote DC has no server currently reachable
  | 'no-server-reachable' // bare: all servers marked offline in the router; lingers after repair
  | 'gateway-dial' // failed to get conn: dial tcp A->B
  | 'connection-lost' // EOF, stream closed, connection reset, broken pipe
  | 'tls-identity' // x509:
  | 'tls' // tls:, cannot dial via a mesh gateway when outgoing TLS is disabled
  | 'neighbour-dial' // lead thread didn't get connection: same cause as the neighbouring request
  | 'no-known-servers' // a client agent that lost all its servers
  // path probe: our own dial with TLS through a mesh gateway
  | 'path-refused' // no TCP connection to the gateway
  | 'path-timeout' // no TCP connection within its time
  | 'path-silent' // a connection was accepted, and nothing came
  | 'path-closed' // the gateway closed before a certificate came: no route to that server, or it is not there
  | 'path-not-tls' // something that is no TLS answered
  | 'path-no-gateway' // no address to dial is known
  | 'unclassified'; // keeps its text

/** What a decoded failure text tells beyond its kind. */
export type FailureDetail = {
  /** `dial tcp A->B`: B, the address that was dialled. */
  dialled: string | null;
  /** For tls-identity: which check failed. */
  tls: 'san' | 'expired' | 'not-yet-valid' | 'unknown-authority' | 'key-usage' | null;
  /** The answer came from the remote datacenter, so the path to it works. */
  pathWorks: boolean;
};

/** Why there is no value. `message` is safe to show: control characters stripped, at most 300 characters, no token. */
export type Failure = { kind: FailureKind; status: number | null; message: string; detail: FailureDetail };

/** Consul's own remarks on an answer. */
export type AnswerMeta = {
  /** X-Consul-Index as a decimal string; null when the endpoint does not block. */
  index: string | null;
  knownLeader: boolean | null;
  /** ms since the answering server heard from its leader. */
  lastContactMs: number | null;
  /** X-Consul-Results-Filtered-By-ACLs (1.11 and later). */
  filteredByAcls: boolean;
  /** The agent's own clock when it answered (header Date), epoch ms, whole seconds; absent when it does not say. */
  date?: number;
  /** Entries of the answer that could not be identified and are left out of the value; absent when there are none. */
  skipped?: number;
};

/** The outcome of one read: a value or a failure, never an exception. `at` is epoch ms of the answer, `ms` the duration. */
export type Reading<T> =
  | {
      ok: true;
      value: T;
      at: number;
      ms: number;
      meta: AnswerMeta;
      /** The request that answered, where a fallback may have. */
      path?: string;
    }
  | { ok: false; failure: Failure; at: number; ms: number };
