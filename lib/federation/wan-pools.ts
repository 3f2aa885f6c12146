import type { WanMember } from '../consul/types';
import { freshValue } from './fresh';
import { complete, draftOf, partOfTags, type Roster, type ServerDraft } from './server-drafts';
import type { GossipView } from './types';
import type { Witness } from './vantages';
import { listMembers, type Listed } from './wan-listing';

/** The fresh WAN pool of one vantage. */
export type WanPool = {
  /** Index of the datacenter the vantage is in; -1 when that is unknown. */
  home: number;
  /** The token may hide members: an absent one proves nothing. */
  filtered: boolean;
  /** What it lists of each datacenter, by index; undefined where it lists no server. */
  listed: readonly (Listed | undefined)[];
  /** What it sees of a datacenter that it does not list. */
  nothing: GossipView;
};

/** Reads the fresh WAN pools of all vantages: who lists which server how. Servers get their views in vantage order. */
export function readWanPools(witnesses: readonly Witness[], roster: Roster, now: number): WanPool[] {
  const orders: (Order | undefined)[] = roster.byNode.map(() => undefined);
  return witnesses.flatMap(({ state, observation }) => {
    const fact = observation.facts.wanMembers;
    const answer = freshValue(fact, now);
    if (!fact || !answer) return [];
    const listed: (Listed | undefined)[] = roster.byNode.map(() => undefined);
    for (const one of listMembers(answer, state.id, state.in)) {
      const index = roster.indexOf.get(one.datacenter);
      if (index === undefined) continue;
      listed[index] = one;
      orders[index] = addViews(roster, one, orders[index]);
    }
    const nothing = { vantage: state.id, alive: 0, failed: 0, left: 0, total: 0, at: answer.at };
    const home = state.in === null ? -1 : (roster.indexOf.get(state.in) ?? -1);
    const filtered = fact.latest.ok && fact.latest.meta.filteredByAcls;
    return [{ home, filtered, listed, nothing }];
  });
}

/** The servers of one datacenter in the order in which the list before named them. */
type Order = { key: string; drafts: readonly ServerDraft[] };

/** Most vantages list the same servers: then nobody is looked up. */
function addViews(roster: Roster, listed: Listed, before: Order | undefined): Order {
  const order = before?.key === listed.key ? before : orderOf(roster, listed);
  listed.views.forEach((view, i) => order.drafts[i]?.views.push(view));
  return order;
}

function orderOf(roster: Roster, { datacenter, members, key }: Listed): Order {
  return { key, drafts: members.flatMap((member) => draftOf(roster, datacenter, member.node) ?? []) };
}

/**
 * What WAN pools tell of servers beyond their status. A server gossips one set of tags to all: the pool of its own datacenter is heard
 * first, and the others only on servers that it does not list.
 */
export function describeFromWanPools(pools: readonly WanPool[], roster: Roster): void {
  const described = new Set<ServerDraft>();
  const describe = ({ datacenter, members }: Listed): void => {
    for (const member of members) {
      const draft = draftOf(roster, datacenter, member.node);
      if (!draft || described.has(draft)) continue;
      // Without tags it told nothing yet.
      if (member.version !== null) described.add(draft);
      complete(draft, wanPart(member));
    }
  };
  for (const { home, listed } of pools) {
    const own = listed[home];
    if (own) describe(own);
  }
  const open = roster.byNode.map((nodes) => [...nodes.values()].some((draft) => !described.has(draft)));
  if (!open.includes(true)) return;
  for (const { listed } of pools) listed.forEach((one, index) => one && open[index] && describe(one));
}

function wanPart(member: WanMember) {
  const { address, port, rpcPort, expect } = member;
  return { ...partOfTags(member), wanAddress: address || null, wanPort: port || null, rpcPort, expect };
}

/** Servers of datacenters of which nobody fresh names any: drawn as unknown rather than not at all. */
export function recallServers(witnesses: readonly Witness[], roster: Roster): void {
  const empty = roster.byNode.map((nodes) => nodes.size === 0);
  if (!empty.includes(true)) return;
  for (const { state, observation } of witnesses) {
    const answer = observation.facts.wanMembers?.good;
    for (const { datacenter, members } of answer ? listMembers(answer, state.id, state.in) : []) {
      if (!empty[roster.indexOf.get(datacenter) ?? -1]) continue;
      for (const member of members) {
        const draft = draftOf(roster, datacenter, member.node);
        if (draft) complete(draft, wanPart(member));
      }
    }
  }
}
