import type { WanMember } from '../consul/types';
import { freshValue } from './fresh';
import { complete, draftOf, type Roster, type ServerDraft } from './server-drafts';
import type { Witness } from './vantages';

/** The WAN pool of one vantage, counted by datacenter index. */
export type WanPool = {
  vantage: string;
  /** Index of the datacenter the vantage is in; -1 when that is unknown. */
  home: number;
  /** Epoch ms of the answer. */
  at: number;
  path: string;
  /** The token may hide members: an absent one proves nothing. */
  filtered: boolean;
  alive: Uint16Array;
  failed: Uint16Array;
  left: Uint16Array;
  total: Uint16Array;
};

/** Reads the fresh WAN pools of all vantages: who lists which server how. Servers get their views in vantage order. */
export function readWanPools(witnesses: readonly Witness[], roster: Roster, now: number): WanPool[] {
  const count = roster.byNode.length;
  const pools: WanPool[] = [];
  for (const { state, observation } of witnesses) {
    const fact = observation.facts.wanMembers;
    const good = freshValue(fact, now);
    if (!fact || !good) continue;
    const pool: WanPool = {
      vantage: state.id,
      home: state.in === null ? -1 : (roster.indexOf.get(state.in) ?? -1),
      at: good.at,
      path: fact.path,
      filtered: fact.latest.ok && fact.latest.meta.filteredByAcls,
      alive: new Uint16Array(count),
      failed: new Uint16Array(count),
      left: new Uint16Array(count),
      total: new Uint16Array(count),
    };
    const datacenter = state.in ?? '?';
    for (const member of good.value) {
      const draft = draftOfMember(roster, member);
      if (!draft) continue;
      const { home, views } = draft;
      const { status, address } = member;
      // A hostile pool may list a name twice: its first entry is the vantage's view.
      if (views.length > 0 && views[views.length - 1]?.vantage === state.id) continue;
      views.push({ vantage: state.id, datacenter, status, address, at: good.at });
      pool.total[home] = (pool.total[home] ?? 0) + 1;
      if (status === 'alive') pool.alive[home] = (pool.alive[home] ?? 0) + 1;
      else if (status === 'failed') pool.failed[home] = (pool.failed[home] ?? 0) + 1;
      else if (status === 'left') pool.left[home] = (pool.left[home] ?? 0) + 1;
    }
    pools.push(pool);
  }
  return pools;
}

function draftOfMember(roster: Roster, member: WanMember): ServerDraft | undefined {
  const cached = roster.byWanName.get(member.name);
  if (cached && cached.node === member.node && cached.datacenter === member.datacenter) return cached;
  const draft = draftOf(roster, member.datacenter, member.node);
  if (draft) roster.byWanName.set(member.name, draft);
  return draft;
}

/** What WAN pools tell of servers beyond their status. The pool of the server's own datacenter is heard first. */
export function describeFromWanPools(witnesses: readonly Witness[], roster: Roster, now: number): void {
  const lists = witnesses.flatMap(({ state, observation }) => {
    const good = freshValue(observation.facts.wanMembers, now);
    return good ? [{ home: state.in, members: good.value }] : [];
  });
  for (const { home, members } of lists) {
    for (const member of members) {
      if (member.datacenter !== home) continue;
      const draft = draftOfMember(roster, member);
      if (draft) complete(draft, member);
    }
  }
  // Where every datacenter was heard itself there is nothing to ask the others for.
  const isDescribed = (draft: ServerDraft) =>
    draft.id !== null && draft.version !== null && draft.expect !== null;
  if (roster.byNode.every((nodes) => [...nodes.values()].every(isDescribed))) return;
  for (const { members } of lists) {
    for (const member of members) {
      const draft = draftOfMember(roster, member);
      if (draft && !isDescribed(draft)) complete(draft, member);
    }
  }
}

/** Servers of datacenters of which nobody fresh names any: drawn as unknown rather than not at all. */
export function recallServers(witnesses: readonly Witness[], roster: Roster): void {
  const empty = roster.byNode.map((nodes) => nodes.size === 0);
  for (const { observation } of witnesses) {
    for (const member of observation.facts.wanMembers?.good?.value ?? []) {
      const home = roster.indexOf.get(member.datacenter);
      if (home === undefined || !empty[home]) continue;
      const draft = draftOf(roster, member.datacenter, member.node);
      if (draft) complete(draft, member);
    }
  }
}
