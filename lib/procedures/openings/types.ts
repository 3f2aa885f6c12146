/** Some machines, as a firewall rule names them. */
export type Party = {
  /** `servers of dc1`, `mesh gateways of 3 other datacenters`. */
  label: string;
  /** Bounded as the addresses are. */
  datacenters: readonly string[];
  /** By datacenter, each once; bounded where the table is for a page, see `count`. */
  addresses: readonly string[];
  /** How many addresses there are in all. */
  count: number;
};

/** One row: what has to be let through. */
export type Opening = {
  from: Party;
  to: Party;
  /** Null: no gateway is registered, so its port is not known yet. */
  port: number | null;
  protocol: 'tcp' | 'tcp+udp';
  why: string;
  /** Within one datacenter, where there is often no firewall. */
  within: boolean;
};

export type Openings = {
  rows: readonly Opening[];
  /** Pairs of addresses in different datacenters that this mode makes talk to each other, times protocols; null: not known yet. */
  across: number | null;
  /** Why it is not known, or what it leaves out: `without dc2, which has no …`. Null: it is all. */
  acrossNote: string | null;
};

/** The same network in two places. */
export type Overlap = {
  /** same-address: two servers have it, which proves it. same-subnet: it may also be one network that both are in. */
  kind: 'same-address' | 'same-subnet';
  /** `10.0.0.11:8300` or `10.0.0.0/24`. */
  what: string;
  datacenters: readonly string[];
  sentence: string;
};

/** What each mode needs to be open, from the addresses known now. Plain JSON. */
export type FirewallTable = {
  primary: string | null;
  mode: 'mesh-gateways' | 'traditional' | 'mixed' | 'unknown';
  traditional: Openings;
  meshGateways: Openings;
  overlaps: readonly Overlap[];
  /** Servers and gateways whose address nobody tells: what they need is not in the table. */
  unknown: readonly string[];
  /** ISO 8601. */
  takenAt: string;
  source: 'consul' | 'demo';
};
