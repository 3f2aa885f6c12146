import type { Datacenter, Gateway, Server, Topology } from './topology';

/** What really is, whether anybody noticed yet or not. Built anew from the active faults at every change. */
export type Conditions = {
  stoppedServers: Set<Server>;
  stoppedGateways: Set<Gateway>;
  /** The process runs, a check fails. */
  criticalGateways: Set<Gateway>;
  /** Registered without Meta consul-wan-federation. */
  untaggedGateways: Set<Gateway>;
  /** From → to: new and old connections in this direction are cut between the sites. */
  blocked: Map<Datacenter, Set<Datacenter>>;
  /** Every packet into or out of the datacenter is swallowed, ours too. */
  swallowed: Set<Datacenter>;
  /** Started without connect.enable_mesh_gateway_wan_federation. */
  flagMissing: Set<Server>;
  /** The token lacks operator:read there. */
  operatorReadDenied: Set<Datacenter>;
  /** The HTTP API does not listen; the server itself runs. */
  httpClosed: Set<Server>;
};

/** All is well. */
export function calmConditions(): Conditions {
  return {
    stoppedServers: new Set(),
    stoppedGateways: new Set(),
    criticalGateways: new Set(),
    untaggedGateways: new Set(),
    blocked: new Map(),
    swallowed: new Set(),
    flagMissing: new Set(),
    operatorReadDenied: new Set(),
    httpClosed: new Set(),
  };
}

/** What a fault does to the conditions; `topology` is there to find its parts. */
export type Apply = (conditions: Conditions, topology: Topology) => void;

/** Cuts one direction. */
export function block(conditions: Conditions, from: Datacenter, to: Datacenter): void {
  const targets = conditions.blocked.get(from) ?? new Set();
  targets.add(to);
  conditions.blocked.set(from, targets);
}

/** Whether connections opened in `from` towards `to` are cut. */
export function isBlocked(conditions: Conditions, from: Datacenter, to: Datacenter): boolean {
  return conditions.blocked.get(from)?.has(to) ?? false;
}
