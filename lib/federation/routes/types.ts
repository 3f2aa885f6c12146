import type { FederationMode, LayerState, PairState, Probe } from '../types';

/**
 * Why a candidate of a hop gets a dial on or not, as a code; words are made in route-words.ts.
 * Gateways first, then addresses of primary_gateways that no gateway owns, then servers.
 */
export type CandidateState =
  | 'usable' // believed usable, and so it is registered
  | 'unconfirmed' // believed usable; its registration could not be read
  | 'critical' // critical by the federation state, so it is not chosen
  | 'critical-by-now' // believed usable, critical in its own catalog
  | 'untagged' // without the meta consul-wan-federation=1, so it is not chosen
  | 'untagged-by-now'
  | 'other-partition'
  | 'gone' // believed usable, no longer registered
  | 'moved' // believed usable, registered at another address
  | 'not-known-here' // registered and usable, but not in this federation state yet
  | 'stopped' // what-if: taken away
  | 'unregistered' // an address of primary_gateways that no gateway of the primary has
  | 'not-checkable' // a DNS name or a go-discover string in primary_gateways
  | 'not-read' // primary_gateways of these servers was not read
  | 'alive'
  | 'no-known-route' // alive behind mesh gateways: whether it can be dialled without one is not known
  | 'dead' // not alive in its own datacenter
  | 'offline-here' // the WAN pool of the asking side does not have it alive
  | 'life-unknown'; // nobody in its own datacenter tells

/** One place that a dial may go to next. */
export type Candidate = {
  /** Service ID of a gateway, node name of a server, or the text of primary_gateways. */
  name: string;
  /** Node of a gateway; null where it is the name itself or unknown. */
  node: string | null;
  /** `host:port` that is dialled. */
  address: string | null;
  /** Consul picks at random among the chosen ones, anew for every dial. */
  chosen: boolean;
  /** Whether a dial to it gets on; null: nobody told. Only of chosen ones. */
  works: boolean | null;
  state: CandidateState;
  /** Where the address comes from, towards the primary's gateways. */
  from?: 'federation-state' | 'primary_gateways' | 'both';
};

export type HopKind = 'own-gateway' | 'remote-gateway' | 'server';

/** One step of the way. */
export type Hop = {
  kind: HopKind;
  /** The datacenter its candidates are in. */
  datacenter: string;
  /** Which address is dialled. */
  side: 'lan' | 'wan' | 'rpc';
  state: LayerState;
  /** Why it is not good, one sentence; null when it is. */
  reason: string | null;
  candidates: readonly Candidate[];
};

/** How Consul chooses the first hop (agent/consul/gateway_locator.go). */
export type DialRule =
  | 'local-gateways' // own gateways by their LAN address
  | 'primary-addresses' // the primary's gateways: replicated WAN addresses and primary_gateways
  | 'primary-gateways-option' // the same with no replicated address: primary_gateways alone
  | 'direct' // traditional: the server itself, port 8300
  | 'unknown';

/** works: every dial; some-fail: Consul's random choice decides; unknown is never works. */
export type Prediction = 'works' | 'some-fail' | 'fails' | 'unknown';

export type Outlook = {
  prediction: Prediction;
  /** Of equally likely dials; only with some-fail. */
  dials: { failing: number; of: number } | null;
  /** Why, one sentence. */
  reason: string;
};

/** The way that some servers of the asking datacenter take. */
export type Chain = Outlook & {
  /** Node names, sorted; empty when the datacenter's servers are not known. */
  servers: readonly string[];
  who: 'all' | 'leader' | 'followers' | 'some';
  rule: DialRule;
  /** false: which of two rules these servers follow cannot be seen; then both are told. */
  sure: boolean;
  ruleSentence: string;
  hops: readonly Hop[];
};

/** An ordered pair of datacenters as Consul would connect it now. */
export type Forecast = Outlook & {
  from: string;
  to: string;
  mode: FederationMode;
  chains: readonly Chain[];
};

/** recovering and latent are expected differences; disagrees is a finding. */
export type Agreement = 'agrees' | 'latent' | 'recovering' | 'disagrees' | 'not-compared';

/** One measurement against the forecast of the server that was asked. */
export type Comparison = { vantage: string; predicted: Prediction; probe: Probe; agreement: Agreement };

/** The forecast against what was measured. */
export type Route = Forecast & {
  measured: PairState;
  comparisons: readonly Comparison[];
  /** The worst of the comparisons. */
  agreement: Agreement;
};
