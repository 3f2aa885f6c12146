import type {
  AclMode,
  Address,
  AgentMetrics,
  AgentSelf,
  AutopilotHealth,
  AclReplication,
  CaRoots,
  Check,
  CheckStatus,
  Failure,
  FailureKind,
  FederationState,
  MemberStatus,
  RaftServer,
} from '../consul/types';
import type { SubjectChanges, Transition } from '../observation/transitions';
import type { FactName, ServerCertificate, Vantage } from '../observation/types';

/** Who said it, to which request, when (epoch ms). */
export type Source = { vantage: string; path: string; at: number };

/** A fact we wanted and do not have. Absence of evidence, kept as evidence. */
export type Gap = {
  fact: FactName | 'forwarding' | 'certificate';
  /** The datacenter the fact is about. */
  datacenter: string;
  vantage: string;
  kind: FailureKind | 'stale' | 'not-asked';
  message: string;
  path: string;
  at: number | null;
};

/** How long a value has been as it is, and what in it changed lately: what lags or flaps is told from what stands (held.ts). */
export type Memory = {
  /** Epoch ms of the first read that gave this value. */
  changedAt?: number;
  /** Epoch ms of the first read that gave any value. */
  knownSince?: number;
  /** By subject, as lib/observation/transitions.ts names them. */
  changes?: readonly SubjectChanges[];
};

/** A value with its source, or why there is none. Unknown is never green. */
export type Known<T> =
  { known: true; value: T; source: Source; memory?: Memory } | { known: false; gap: Gap };

export type FederationMode = 'mesh-gateways' | 'traditional' | 'mixed' | 'unknown';

/** How one vantage's WAN pool lists a server. */
export type ServerView = {
  vantage: string;
  datacenter: string;
  status: MemberStatus;
  address: string;
  /** Node id that the pool has under this name. */
  id: string | null;
  at: number;
};

/** A change of a server's status in a gossip pool, as one vantage saw it. */
export type StatusChange = Transition & { vantage: string; pool: 'wan' | 'lan' };

/** One of several agents that are known alive under one name. */
export type Namesake = { id: string; address: string | null; source: Source };

/** A Consul server agent. */
export type Server = {
  /** Node name without datacenter. */
  node: string;
  datacenter: string;
  id: string | null;
  /** Best known address: in its own LAN, else as WAN pools list it. */
  address: string | null;
  /** What its own datacenter (LAN pool, catalog, Raft) has; null when nobody tells. */
  lanAddress: string | null;
  /** What WAN pools have, its own datacenter's first: where servers of a traditional federation dial it. */
  wanAddress: string | null;
  /** WAN serf port. */
  wanPort: number | null;
  rpcPort: number | null;
  version: string | null;
  /** It can handle federation states (tag `ft_fs`); one member that cannot keeps them off for all. null = no tags are known. */
  federationStates: boolean | null;
  /** A CA is configured (tag `use_tls`). */
  tls: boolean | null;
  /** How far its ACL system is (tag `acls`). */
  acls: AclMode | null;
  /** bootstrap_expect, from the WAN member tag. */
  expect: number | null;
  leader: boolean | null;
  voter: boolean | null;
  /**
   * The word to draw: the own datacenter's LAN pool where it is known, else the WAN views if they agree,
   * `disagreed` if they do not, `unknown` if nobody fresh lists it.
   */
  status: MemberStatus | 'disagreed' | 'unknown';
  /** Status in the LAN pool of its own datacenter. */
  lan: Known<MemberStatus>;
  /** Every vantage's WAN view of it, sorted by vantage. */
  views: readonly ServerView[];
  /** Changes of its status within the last 10 minutes, and the last one before, oldest first. `lan` as its own datacenter saw it. */
  changes: readonly StatusChange[];
  /** What the server says of its own configuration; known only where it is a vantage itself. */
  self: Known<AgentSelf> | null;
  /** Its metrics; known only where it is a vantage itself. */
  metrics: Known<AgentMetrics> | null;
  /** Agents that its own datacenter knows alive under this name now, sorted by id; empty unless they are several. */
  namesakes: readonly Namesake[];
  /** The name that its node id, or its address, goes by now, when that is another: the entry is what is left of a renamed server. */
  renamedTo: string | null;
  /** What the path probe read; not known where it is off. */
  certificate: Known<ServerCertificate>;
};

/** Agents in one LAN pool. Two pools of one datacenter that share no server are two clusters under one name. */
export type LanCluster = {
  /** Vantages in it, sorted. */
  vantages: readonly string[];
  /** Server nodes, sorted. */
  servers: readonly string[];
  /** Leader addresses that its vantages name, sorted; empty when they name none. */
  leaders: readonly string[];
};

/** A gateway as another datacenter's federation state has it. */
export type GatewayBelief = {
  /** The datacenter that believes this. */
  observer: string;
  wan: Address | null;
  lan: Address;
  federation: boolean;
  status: CheckStatus;
  /** Same addresses, tag and usability as the live registration; null when the live one is unknown. */
  matchesLive: boolean | null;
  source: Source;
};

/** A service instance of kind mesh-gateway. */
export type MeshGateway = {
  datacenter: string;
  node: string;
  id: string;
  service: string;
  lan: Address;
  wan: Address | null;
  federation: boolean;
  partition: string | null;
  checks: readonly Check[];
  /** Worst check; `passing` when there are none. */
  status: CheckStatus;
  /** Tagged, no critical check, default partition: Consul's own condition (agent/consul/gateway_locator.go). */
  usable: boolean;
  /** Live registration in its own catalog, or only what federation states say of it. */
  seen: 'live' | 'federation-state';
  source: Source;
  beliefs: readonly GatewayBelief[];
};

export type Quorum = {
  /** Voters in the Raft configuration (or alive servers' `expect` when that is unknown). */
  voters: number;
  /** Voters that are alive. */
  alive: number;
  /** floor(voters/2)+1. */
  needed: number;
  /** alive - needed; negative: quorum is lost. */
  tolerance: number;
};

export type Datacenter = {
  name: string;
  role: 'primary' | 'secondary' | 'unknown';
  mode: FederationMode;
  /**
   * directly: a vantage of its own answers; through: read with ?dc= by another datacenter's vantage;
   * hearsay: only named by others (WAN pool, catalog, federation states, configuration).
   */
  observed: 'directly' | 'through' | 'hearsay';
  /** Datacenter whose vantage reads it with ?dc=. */
  through: string | null;
  /** We were configured to observe it directly (an address or the template). */
  configured: boolean;
  servers: readonly Server[];
  /** Client agents in its LAN pool; null when unknown. */
  clientAgents: number | null;
  /** Versions of those client agents, oldest first; empty when unknown. */
  clientVersions: readonly { version: string | null; agents: number }[];
  /** Client agents older than 1.8.0, which know nothing of federation through gateways: how many, and the first ten by name. */
  outdatedClients: { agents: number; nodes: readonly string[] };
  /** Client agents that its LAN pool calls failed; null when unknown. */
  failedClients: { agents: number; nodes: readonly string[]; source: Source } | null;
  /** The LAN pools its vantages are in: one, or several that share no server; empty when unknown. */
  clusters: readonly LanCluster[];
  meshGateways: readonly MeshGateway[];
  /** Whether the live list of its gateways is known (also when it is empty). */
  liveGateways: Known<number>;
  /** Leader address, or null for "no leader". */
  leader: Known<string | null>;
  /** Raft peers. */
  peers: Known<readonly string[]>;
  autopilot: Known<AutopilotHealth>;
  raft: Known<readonly RaftServer[]>;
  quorum: Quorum | null;
  aclReplication: Known<AclReplication>;
  caRoots: Known<CaRoots>;
  /** The federation states as this datacenter has them: the records that its servers choose gateways by. */
  federationStates: Known<readonly FederationState[]>;
};

/** good: as it should be; bad: broken; partial: some views or paths; unknown: not measured; not-applicable: e.g. gateways in traditional mode. */
export type LayerState = 'good' | 'partial' | 'bad' | 'unknown' | 'not-applicable';

export type PairState = 'connected' | 'degraded' | 'recovering' | 'disconnected' | 'unknown';

/** Why a pair has its state, as a code; sentences are made from it in one place (pair-sentence.ts). */
export type PairReason =
  | 'all-good'
  | 'path-works-content-denied'
  | 'path-works-no-leader'
  | 'fails-from-all'
  | 'fails-from-some'
  | 'first-failure' // one failed probe, waiting for the second
  | 'gossip-bad'
  | 'gateways-bad'
  | 'lingering-offline-mark'
  | 'being-mended' // fails since before something of either side came back
  | 'no-vantage' // no vantage was ever configured in `from`
  | 'vantage-unreachable' // our own agent there does not answer
  | 'not-measured-yet'
  | 'stale';

/** One forwarding probe: `/v1/status/leader?dc=<to>` asked of one vantage in `from`. */
export type Probe = {
  vantage: string;
  outcome: 'works' | 'fails' | 'first-failure' | 'unknown';
  failure: Failure | null;
  /** What TLS said before the failure became a bare repetition, and when; null when the failure says itself all that is known. */
  told: { failure: Failure; at: number } | null;
  /** The answer, when it works: leader address, or null for an empty leader. */
  leader: string | null;
  at: number;
  ms: number;
  failuresInARow: number;
  /** Epoch ms of its last good answer; null when it never had one. */
  workedAt: number | null;
  /** Epoch ms since when it fails; of a probe that works, and where nobody remembered, null. */
  failingSince: number | null;
  path: string;
  /** Between `works` and `fails`, within the last 10 minutes, and the last one before; oldest first. */
  changes: readonly Transition[];
};

/** How one vantage in `from` sees the servers of `to` in its WAN pool. */
export type GossipView = {
  vantage: string;
  alive: number;
  failed: number;
  left: number;
  total: number;
  at: number;
};

/** An ordered pair of datacenters. A→B and B→A are different facts. */
export type Pair = {
  from: string;
  to: string;
  state: PairState;
  reason: PairReason;
  gossip: LayerState;
  forwarding: LayerState;
  gateways: LayerState;
  /** Gateways `from` would use first: its own usable ones; and those of `to` that it believes usable. null = unknown or not applicable. */
  ownUsableGateways: number | null;
  believedUsableGateways: number | null;
  /** Consul's estimate between the datacenters (median of server pairs), ms; null when unknown. */
  roundTripMs: number | null;
  probes: readonly Probe[];
  gossipViews: readonly GossipView[];
  /** The first failure in vantage order, if any probe fails. */
  failure: Failure | null;
};

/** What we know of our own means of observation. */
export type VantageState = Vantage & {
  /** The datacenter it really is in, as it says; falls back to the configured one. */
  in: string | null;
  reachable: boolean | null;
  /** server, client, or null when it never told. */
  role: 'server' | 'client' | null;
  node: string | null;
  /** More than one agent answered at this address. */
  pooled: boolean;
  /** Epoch ms of the last good answer. */
  lastAnswerAt: number | null;
  /** Why it is not reachable, or what it denies. */
  failure: Failure | null;
  /**
   * How far its clock is ahead of ours (negative: behind), ms, from the newest answer that tells; null when none does. The header says
   * whole seconds, so it is right within `clockErrorMs`.
   */
  clockOffsetMs: number | null;
  clockErrorMs: number | null;
  /** Facts it refuses (denied, unknown-token, filtered, blocked). */
  denied: readonly FactName[];
  /** The same of other datacenters, read through it with ?dc=; sorted by datacenter. */
  deniedElsewhere: readonly { datacenter: string; facts: readonly FactName[]; failure: Failure | null }[];
  /** It holds our reads back (429, rate limits): which ones, and what it says. */
  throttled: { facts: readonly FactName[]; failure: Failure } | null;
  /** Epoch ms of the first read of its gossip pools; null when it was never remembered. What changed before is not known. */
  watchedSince: number | null;
};

export type Coverage = {
  vantages: number;
  vantagesAnswering: number;
  vantagesDenied: number;
  datacenters: number;
  datacentersDirect: number;
  pairs: number;
  pairsMeasured: number;
};

/** The whole federation at one moment: a pure function of the observations and `now`. Sorted: primary first, then by name. */
export type Federation = {
  /** Epoch ms. */
  takenAt: number;
  source: 'consul' | 'demo';
  primary: string | null;
  mode: FederationMode;
  datacenters: readonly Datacenter[];
  /** Ordered pairs: for each `from` in datacenter order, each `to` in datacenter order without itself. */
  pairs: readonly Pair[];
  vantages: readonly VantageState[];
  gaps: readonly Gap[];
  coverage: Coverage;
};
