import type { Evidence } from '@/lib/diagnosis/types';
import type { FederationMode } from '@/lib/federation/types';

export type Outcome = 'passed' | 'failed' | 'not-checked';

/** Why something could not be checked. `no-agent`: none is configured there, which is no failure to observe. */
export type Unchecked =
  'no-agent' | 'agent-away' | 'client-agent' | 'denied' | 'unreadable' | 'servers-unknown' | 'out-of-time';

/** One way in which a WAN pool is not what the document expects. */
export type Deviation = {
  /** The datacenter whose server it is about. */
  datacenter: string;
  /** Node name; null when it is about the whole datacenter. */
  server: string | null;
  kind:
    'missing' | 'not-alive' | 'other-address' | 'unknown-there' | 'fewer-than-expected' | 'servers-unknown';
  outcome: Exclude<Outcome, 'passed'>;
  /** One sentence with the names and both values. */
  sentence: string;
};

/** What both kinds of checks have in common. `evidence` is null when nobody was asked. */
type Check = {
  /** Null: no agent is configured in this datacenter. */
  vantage: string | null;
  outcome: Outcome;
  unchecked: Unchecked | null;
  sentence: string;
  evidence: Evidence | null;
};

/** `consul members -wan` of one agent, against what every datacenter itself says of its servers. */
export type MembersCheck = Check & {
  datacenter: string;
  /** Servers that are listed alive with their local address. */
  asExpected: number;
  deviations: readonly Deviation[];
};

/** The forwarded request of the document from one agent to one other datacenter. */
export type ForwardingCheck = Check & { from: string; to: string };

export type Counts = { passed: number; failed: number; notChecked: number };

/** The result of one run. Times are ISO 8601. Plain JSON. */
export type Verification = {
  startedAt: string;
  finishedAt: string;
  source: 'consul' | 'demo';
  mode: FederationMode;
  /** passed only if everything was checked and passed. */
  outcome: Outcome;
  /** The result in one sentence. */
  sentence: string;
  /** WAN pools, one for each agent. */
  members: Counts;
  /** Forwarded requests, one for each agent and other datacenter. */
  forwarding: Counts;
  /** Of the unchecked ones: those in whose datacenter no agent is configured. They are no failure to observe. */
  withoutAgent: number;
  /** Sorted; the rows and columns of the matrices. */
  datacenters: readonly string[];
  /**
   * One letter for each ordered pair, row-major, from × to: `p` passed, `f` failed, `?` not checked, `-` not asked (a datacenter is
   * not forwarded to itself). Of several agents in one datacenter the worst counts.
   */
  matrix: { members: string; forwarding: string };
  membersChecks: readonly MembersCheck[];
  /** Sorted by from, to, vantage. */
  forwardingChecks: readonly ForwardingCheck[];
  /** Passed requests that are only counted and in the matrix: in a large federation the list would be megabytes. */
  forwardingLeftOut: number;
  /** Forwarding was asked of one agent in each datacenter only. */
  oneAgentEach: boolean;
};

/** What `/api/v1/verify` answers: the run under way, and the result of the last one. */
export type VerificationState = {
  /** `answered` of `of` questions so far; `startedAt` is ISO 8601. */
  running: { startedAt: string; answered: number; of: number } | null;
  /** Null: never run since the start of this program. */
  last: Verification | null;
  /** Why the last run gave no result, one sentence; null when it did. */
  problem: string | null;
};
