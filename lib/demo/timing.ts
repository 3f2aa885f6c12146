/**
 * Delays of the simulation, all in ms. Consul's own are much longer (lab.md, sections 7 and 10);
 * a demonstration should show a symptom while the person who switched the fault still looks.
 */
export type Timing = {
  /** Until a gateway's TCP check notices that its process stopped, or runs again. */
  gatewayCheck: number;
  /** Until LAN gossip declares a dead server failed. */
  lanDetect: number;
  /** Until autopilot removes a failed server (it becomes `left`). */
  deadServerCleanup: number;
  /** Until followers notice that their leader is gone. */
  leaderLost: number;
  election: number;
  /** Until WAN gossip declares a server failed whose packets are not answered. */
  wanDetect: number;
  /** The same for a whole datacenter that swallows packets. */
  blackHoleDetect: number;
  /** Until Serf's reconnect brings a failed WAN member back. */
  wanReconnect: number;
  /** A datacenter's leader to the primary, and from there to the others. */
  antiEntropy: number;
  replication: number;
  /** A router marks a datacenter offline after failing this long, and forgets it this long after the repair. */
  offlineAfter: number;
  offlineLinger: number;
  /** Consul's rpc_hold_timeout (7 s): how long a request waits for a leader. */
  noLeader: number;
  /** Consul's dial time-out (10 s). */
  dialTimeout: number;
  /** How long a request on a swallowed connection hangs before yamux gives up. */
  hang: number;
  /** Consul closes idle pooled connections after this. */
  poolIdle: number;
  /** Factor on the round-trip times of the model; 0 answers at once. */
  latencyScale: number;
};

export const DEMO_TIMING: Timing = {
  gatewayCheck: 1_500,
  lanDetect: 2_000,
  deadServerCleanup: 8_000,
  leaderLost: 600,
  election: 1_200,
  wanDetect: 4_000,
  blackHoleDetect: 20_000,
  wanReconnect: 3_000,
  antiEntropy: 300,
  replication: 300,
  offlineAfter: 8_000,
  offlineLinger: 12_000,
  noLeader: 700,
  dialTimeout: 900,
  hang: 15_000,
  poolIdle: 120_000,
  latencyScale: 1,
};
