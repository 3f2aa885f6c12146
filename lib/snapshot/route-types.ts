import type { Agreement, CandidateState, DialRule, HopKind, Prediction } from '../federation/routes/types';
import type { BeliefState } from '../federation/routes/gateway-table';
import type { RotationGuard } from '../federation/routes/rotation-guard';
import type { SinglePoint } from '../federation/routes/single-points';
import type { Change } from '../federation/routes/what-if';
import type { Remains } from '../federation/routes/remains';
import type { FederationMode, LayerState, PairState } from '../federation/types';
import type { Finding } from '../diagnosis/types';

export type { Agreement, BeliefState, CandidateState, DialRule, HopKind, Prediction, Remains };

/** `dials`: of equally likely ones, those that fail; only with some-fail. */
export type OutlookSnapshot = {
  prediction: Prediction;
  dials: { failing: number; of: number } | null;
  reason: string;
};

export type CandidateSnapshot = {
  name: string;
  node: string | null;
  /** `host:port`. */
  address: string | null;
  chosen: boolean;
  works: boolean | null;
  state: CandidateState;
  /** The state in words. */
  words: string;
  /** Where an address of the primary's gateways comes from; null for all others. */
  from: 'federation-state' | 'primary_gateways' | 'both' | null;
};

export type HopSnapshot = {
  kind: HopKind;
  datacenter: string;
  side: 'lan' | 'wan' | 'rpc';
  state: LayerState;
  reason: string | null;
  candidates: readonly CandidateSnapshot[];
};

/** The way that some servers of the asking datacenter take. */
export type ChainSnapshot = OutlookSnapshot & {
  who: 'all' | 'leader' | 'followers' | 'some';
  servers: readonly string[];
  rule: DialRule;
  sure: boolean;
  /** Which rule of Consul's chose the first hop, one sentence. */
  ruleSentence: string;
  hops: readonly HopSnapshot[];
};

/** `/api/v1/routes?from=&to=`: how Consul would connect an ordered pair now, against what was measured. */
export type RouteSnapshot = OutlookSnapshot & {
  from: string;
  to: string;
  mode: FederationMode;
  chains: readonly ChainSnapshot[];
  measured: { state: PairState; sentence: string };
  agreement: Agreement;
  /** What prediction and measurement together mean, one sentence. */
  agreementSentence: string;
  comparisons: readonly {
    vantage: string;
    outcome: 'works' | 'fails' | 'first-failure' | 'unknown';
    predicted: Prediction;
    agreement: Agreement;
    /** What the probe said. */
    answer: string;
  }[];
  /** What the hops rest on. */
  evidence: Finding['evidence'];
};

export type SinglePointSnapshot = {
  kind: SinglePoint['kind'];
  datacenter: string;
  sentence: string;
  /** As `stop=` of the what-if takes them; empty where stopping it now breaks nothing. */
  stops: readonly string[];
};

/** `/api/v1/what-if?stop=…`: what breaks once these are gone, and the single points of failure in any case. */
export type WhatIfSnapshot = {
  stops: readonly string[];
  sentence: string;
  changes: readonly {
    from: string;
    to: string;
    effect: Change['effect'];
    before: OutlookSnapshot;
    after: OutlookSnapshot;
  }[];
  /** Ways that touch what is stopped and are not known before or after. */
  unknown: number;
  pairs: number;
  remains: readonly Remains[];
  singlePoints: readonly SinglePointSnapshot[];
};

export type GatewayBeliefSnapshot = {
  observer: string;
  state: BeliefState;
  /** The state in words. */
  words: string;
  address: string | null;
  status: string | null;
  usable: boolean | null;
  /** Raft indexes of the primary, a decimal string; null when not known. */
  behind: string | null;
  matchesLive: boolean | null;
  /** ISO 8601 of the answer this rests on; null when there is none. */
  at: string | null;
};

export type GatewaySnapshot = {
  datacenter: string;
  node: string;
  id: string;
  service: string;
  registered: { lan: string; wan: string | null; status: string; usable: boolean } | null;
  registrationKnown: boolean;
  beliefs: readonly GatewayBeliefSnapshot[];
  /** Whether it is safe to stop. */
  guard: RotationGuard;
};

/** `/api/v1/gateways?datacenter=`: every gateway as every datacenter believes it to be. */
export type GatewayTableSnapshot = { gateways: readonly GatewaySnapshot[] };
