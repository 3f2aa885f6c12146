import type { LanMember } from '../consul/types';
import { isCurrent } from './fresh';
import { byText } from './order';
import type { Sources } from './sources';
import type { LanCluster } from './types';

type Group = { vantages: string[]; servers: Map<string, string>; leaders: Set<string> };

/**
 * The LAN pools that the vantages of a datacenter are in. Those that share a server, dead or alive, are one: a partition leaves its
 * members listed as failed. Servers are told apart by node id, by name where the id is not known.
 */
export function clustersOf({ datacenter, own }: Sources, now: number): LanCluster[] {
  const groups: Group[] = [];
  for (const { state, observation } of own) {
    const { lanMembers, leader } = observation.facts;
    if (!isCurrent(lanMembers, now) || !lanMembers?.good) continue;
    const servers = serversIn(lanMembers.good.value, datacenter);
    if (servers.size === 0) continue;
    const named = isCurrent(leader, now) ? leader?.good?.value : null;
    const merged: Group = {
      vantages: [state.id],
      servers,
      leaders: new Set(named ? [named] : []),
    };
    for (let i = groups.length - 1; i >= 0; i--) {
      const group = groups[i];
      if (!group || ![...servers.keys()].some((key) => group.servers.has(key))) continue;
      groups.splice(i, 1);
      merged.vantages.push(...group.vantages);
      for (const [key, node] of group.servers) merged.servers.set(key, node);
      for (const address of group.leaders) merged.leaders.add(address);
    }
    groups.push(merged);
  }
  return groups
    .map(({ vantages, servers, leaders }) => ({
      vantages: vantages.sort(byText),
      servers: [...new Set(servers.values())].sort(byText),
      leaders: [...leaders].sort(byText),
    }))
    .sort((a, b) => byText(a.vantages[0] ?? '', b.vantages[0] ?? ''));
}

function serversIn(members: readonly LanMember[], datacenter: string): Map<string, string> {
  const mine = members.filter((m) => m.server && (m.datacenter === null || m.datacenter === datacenter));
  return new Map(mine.map(({ id, node }) => [id ?? `name ${node}`, node]));
}
