import type { FederationMode, LayerState, PairReason, PairState } from '../federation/types';
import type { Finding, Severity, Status, Subject } from '../diagnosis/types';

export type { DecodedLine } from '../diagnosis/decode/types';
export type { RuleBook, RulePage } from '../diagnosis/rule-book';
export type { Finding, Severity, Status, Subject, FederationMode, LayerState, PairReason, PairState };

/** A server as the browser sees it. */
export type ServerSnapshot = {
  node: string;
  address: string | null;
  version: string | null;
  /** alive, leaving, left, failed, none, disagreed, unknown. */
  status: string;
  leader: boolean | null;
  voter: boolean | null;
  /** connect.enable_mesh_gateway_wan_federation; null when the server was not asked. */
  meshGatewayWanFederation: boolean | null;
};

/** A mesh gateway as the browser sees it. Addresses are `host:port`. */
export type MeshGatewaySnapshot = {
  id: string;
  node: string;
  service: string;
  lan: string;
  wan: string | null;
  federation: boolean;
  status: string;
  usable: boolean;
  /** last-told: its registration as it was when an agent of its datacenter last answered. */
  seen: 'live' | 'last-told' | 'federation-state';
};

/** `/api/v1/datacenters/<name>`: what is asked for one datacenter at a time. */
export type DatacenterDetail = {
  name: string;
  servers: readonly {
    node: string;
    /** Who sees it how in the WAN pool. */
    views: readonly { vantage: string; datacenter: string; status: string }[];
    certificate: CertificateDetail;
  }[];
  meshGateways: readonly {
    id: string;
    node: string;
    checks: readonly { name: string; status: string; output: string }[];
    /** What other datacenters' federation states say of it. */
    beliefs: readonly { observer: string; wan: string | null; status: string; matchesLive: boolean | null }[];
  }[];
  options: OptionTable;
  aclReplication: Told<{
    enabled: boolean;
    running: boolean;
    sourceDatacenter: string | null;
    /** RFC 3339; null for never. */
    lastSuccess: string | null;
    lastError: string | null;
    lastErrorMessage: string | null;
  }>;
  certificateAuthority: Told<{
    trustDomain: string | null;
    activeRootId: string;
    /** Of the active root; RFC 3339. */
    name: string | null;
    notAfter: string | null;
    roots: number;
  }>;
  autopilot: Told<{ healthy: boolean; failureTolerance: number; unhealthy: readonly string[] }>;
  /** What to type next, one command each. */
  commands: readonly string[];
  /** Address in Consul's own UI; null without an agent of its own. */
  consulUi: string | null;
};

/** What is known of a server's TLS certificate. */
export type CertificateDetail = {
  /** The names that the document demands; `has` is null where the certificate was not read. */
  required: readonly { name: string; has: boolean | null }[];
  /** null where the certificate was not read. */
  names: readonly string[] | null;
  authority: string | null;
  /** `host:port` of the mesh gateway through which it was read. */
  through: string | null;
  /** ISO 8601; negative days: it has ended. From the certificate itself, else from the server's own metrics. */
  end: {
    at: string;
    daysLeft: number;
    urgency: 'none' | 'warning' | 'critical' | 'ended';
    from: 'certificate' | 'metrics';
    path: string;
  } | null;
  /** Why it was not read; null when it was. */
  unread: string | null;
};

/** What was read, or why it was not. */
export type Told<T> = { read: true; value: T } | { read: false; why: string };

/** The server options that the document speaks of, server by server. */
export type OptionTable = {
  /** The columns. `unread`: why the server's own word is missing, null when it told. */
  servers: readonly { node: string; unread: string | null }[];
  groups: readonly { name: string; rows: readonly OptionTableRow[] }[];
};

export type OptionTableRow = {
  /** As the configuration file has it. */
  name: string;
  /** What the document asks of this datacenter; null when it asks nothing. */
  asks: string | null;
  /** One a server, in the order of the columns. */
  cells: readonly {
    /** null: not told by this version of Consul, or not read. */
    value: string | null;
    /** wrong: not what the document asks; differs: other than its neighbours; unchecked: only the server itself can tell. */
    mark: 'fine' | 'wrong' | 'differs' | 'unchecked' | 'untold' | 'unread';
  }[];
};

/** ok, warning, critical, unknown: what its ring is drawn in; the worst finding about it, unknown when it was not observed. */
export type DatacenterSnapshot = {
  name: string;
  role: 'primary' | 'secondary' | 'unknown';
  mode: FederationMode;
  observed: 'directly' | 'through' | 'hearsay';
  through: string | null;
  configured: boolean;
  status: Status;
  /** `host:port`; null = no leader; undefined is never sent: see leaderKnown. */
  leader: string | null;
  leaderKnown: boolean;
  quorum: { voters: number; alive: number; needed: number; tolerance: number } | null;
  servers: readonly ServerSnapshot[];
  clientAgents: number | null;
  meshGateways: readonly MeshGatewaySnapshot[];
  meshGatewaysKnown: boolean;
  versions: readonly string[];
};

/** One letter a state, so that 39,800 pairs travel as one string a layer. Row-major, `from` × `to` in datacenter order, diagonal included as `-`. */
export const PAIR_LETTERS = {
  connected: 'c',
  degraded: 'g',
  recovering: 'r',
  disconnected: 'x',
  unknown: '?',
} as const satisfies Record<PairState, string>;
export const LAYER_LETTERS = {
  good: 'c',
  partial: 'g',
  bad: 'x',
  unknown: '?',
  'not-applicable': 'n',
} as const satisfies Record<LayerState, string>;

export type PairMatrix = {
  state: string;
  gossip: string;
  forwarding: string;
  gateways: string;
  /** Row-major, ms with one decimal; null when unknown. Left out of the revision. */
  roundTripMs: readonly (number | null)[];
};

export type VantageSnapshot = {
  id: string;
  address: string;
  datacenter: string | null;
  role: 'server' | 'client' | null;
  node: string | null;
  pooled: boolean;
  reachable: boolean | null;
  /** One sentence: why it does not answer or what it denies; null when all is well. */
  remark: string | null;
};

/** All that the browser is told. Plain JSON. */
export type Snapshot = {
  /** Hash of the content without times, ages, round-trip times and indexes. */
  revision: string;
  /** ISO 8601. */
  takenAt: string;
  source: 'consul' | 'demo';
  status: Status;
  headline: string;
  coverage: {
    /** One sentence: "7 of 9 agents asked answered, 2 deny reads". */
    sentence: string;
    vantages: number;
    vantagesAnswering: number;
    vantagesDenied: number;
    datacenters: number;
    datacentersDirect: number;
    pairs: number;
    pairsMeasured: number;
  };
  primary: string | null;
  mode: FederationMode;
  datacenters: readonly DatacenterSnapshot[];
  pairs: PairMatrix;
  vantages: readonly VantageSnapshot[];
  findings: readonly Finding[];
  verdicts: readonly {
    rule: string;
    title: string;
    /** Its family: raft, options, gateways, tls, ways, gossip, acl, observation. */
    family: string;
    status: 'passed' | 'failed' | 'inconclusive' | 'not-applicable' | 'errored';
    /** Why it is inconclusive, where one reason stands for all: "not checked: the path probe is off". */
    because?: string;
    /** Of an inconclusive one: what could not be read, the first few, in words. */
    missing?: readonly string[];
  }[];
};

/** `/api/v1/pairs?from=&to=`: one ordered pair, with its evidence. */
export type PairSnapshot = {
  from: string;
  to: string;
  state: PairState;
  /** Why, in one sentence. */
  reason: string;
  roundTripMs: number | null;
  layers: {
    gossip: { state: LayerState; sentence: string; evidence: Finding['evidence'] };
    forwarding: { state: LayerState; sentence: string; evidence: Finding['evidence'] };
    gateways: { state: LayerState; sentence: string; evidence: Finding['evidence'] };
  };
};

/** What an event of `/api/v1/events` carries. The body is then fetched by ETag. */
export type RevisionEvent = {
  revision: string;
  /** ISO 8601: when the federation was last computed. */
  takenAt: string;
  /** ISO 8601 of the newest answer of any agent; null before the first. */
  observedAt: string | null;
  source: 'consul' | 'demo';
  status: Status;
  headline: string;
  /** ISO 8601: since when status and headline say so; and what they said before, null since the start of the program. */
  since: string;
  before: { status: Status; headline: string } | null;
  /** Names the build that answers: a page of another build loads itself anew. */
  build: string;
  /** Data older than this is stale, ms. */
  staleAfterMs: number;
};
