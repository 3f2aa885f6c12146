import { byText } from './order';
import type { Witness } from './vantages';
import { listMembers } from './wan-listing';

export type Naming = {
  /** Primary first, then by name. */
  names: readonly string[];
  primary: string | null;
};

/**
 * Every datacenter that anybody names: the configuration, agents themselves, WAN pools, catalogs, federation states, reads with ?dc=.
 * Old answers count: a datacenter does not vanish because nobody could be asked. One whose servers have all left does.
 */
export function nameDatacenters(witnesses: readonly Witness[]): Naming {
  const names = new Set<string>();
  for (const { state, observation } of witnesses) {
    const { facts, through } = observation;
    if (state.datacenter !== null) names.add(state.datacenter);
    if (state.in !== null) names.add(state.in);
    const pool = facts.wanMembers?.good;
    for (const { datacenter, counts } of pool ? listMembers(pool, state.id, state.in) : []) {
      if (counts.left < counts.total) names.add(datacenter);
    }
    for (const name of facts.datacenters?.good?.value ?? []) names.add(name);
    for (const { datacenter } of facts.federationStates?.good?.value ?? []) names.add(datacenter);
    for (const name of Object.keys(through)) names.add(name);
  }
  names.delete('');
  const primary = findPrimary(witnesses, names);
  const sorted = [...names].sort((a, b) => Number(b === primary) - Number(a === primary) || byText(a, b));
  return { names: sorted, primary };
}

/**
 * The datacenter that most datacenters name as their primary, among those that exist. A tie (each names itself, the default of
 * traditional federations) is no agreement: null. Without any agent/self, the source of ACL replication tells, and after that the
 * federation states: only in the primary every record's own index equals the primary's (consul.md 1.3).
 */
function findPrimary(witnesses: readonly Witness[], names: ReadonlySet<string>): string | null {
  const configured = new Map<string, string>();
  const replicated = new Map<string, string>();
  const origins = new Set<string>();
  for (const { state, observation } of witnesses) {
    if (state.in === null) continue;
    const { self, aclReplication, federationStates } = observation.facts;
    const named = self?.good?.value.primaryDatacenter;
    if (named && names.has(named) && !configured.has(state.in)) configured.set(state.in, named);
    const source = aclReplication?.good?.value.sourceDatacenter;
    if (source && names.has(source) && !replicated.has(state.in)) replicated.set(state.in, source);
    const records = federationStates?.good?.value ?? [];
    if (records.length > 1 && records.every((r) => r.primaryModifyIndex === r.modifyIndex))
      origins.add(state.in);
  }
  if (configured.size > 0) return mostNamed(configured.values());
  if (replicated.size > 0) return mostNamed(replicated.values());
  const [origin] = origins;
  return origins.size === 1 && origin !== undefined ? origin : null;
}

function mostNamed(votes: Iterable<string>): string | null {
  const counts = new Map<string, number>();
  for (const name of votes) counts.set(name, (counts.get(name) ?? 0) + 1);
  const [first, second] = [...counts].sort(([, a], [, b]) => b - a);
  return first && first[1] !== second?.[1] ? first[0] : null;
}
