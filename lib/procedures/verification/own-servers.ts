import type { LanMember } from '@/lib/consul/types';
import type { Asked, AskedAgent, VerificationReadings } from '@/lib/observation/verification-readings';

/** A server by the word of its own datacenter. `translated`: the address comes from a catalog, which may translate it. */
export type OwnServer = { address: string; translated: boolean };

/** Node name → server. */
export type OwnServers = ReadonlyMap<string, OwnServer>;

/** The value that was got, or undefined. */
export function valueOf<T>({ reading }: Asked<T>): T | undefined {
  return typeof reading === 'object' && reading.ok ? reading.value : undefined;
}

const isFiltered = ({ reading }: Asked<unknown>) =>
  typeof reading === 'object' && reading.ok && reading.meta.filteredByAcls;

const isOwnServer = ({ server, status, datacenter }: LanMember, name: string) =>
  server && status !== 'left' && (datacenter === null || datacenter === name);

/**
 * Which servers each datacenter says it has, with their local addresses: by the LAN pools of its own agents, else by its catalog.
 * A datacenter of which nobody tells is left out. Those that left are no servers of it any more.
 */
export function ownServers({ agents }: VerificationReadings): ReadonlyMap<string, OwnServers> {
  const all = new Map<string, Map<string, OwnServer>>();
  const enter = (datacenter: string, node: string, server: OwnServer) => {
    const servers = all.get(datacenter) ?? new Map<string, OwnServer>();
    if (!servers.has(node)) servers.set(node, server);
    all.set(datacenter, servers);
  };
  for (const { datacenter, lanMembers } of agents) {
    if (datacenter === null || isFiltered(lanMembers)) continue;
    for (const member of valueOf(lanMembers) ?? [])
      if (isOwnServer(member, datacenter))
        enter(datacenter, member.node, { address: member.address, translated: false });
  }
  const byLan = new Set(all.keys());
  for (const { datacenter, asked } of catalogs(agents)) {
    if (byLan.has(datacenter) || isFiltered(asked)) continue;
    for (const { node, address } of valueOf(asked) ?? [])
      enter(datacenter, node, { address, translated: true });
  }
  return all;
}

const catalogs = (agents: readonly AskedAgent[]) =>
  agents.flatMap(({ servers }) =>
    Object.entries(servers).map(([datacenter, asked]) => ({ datacenter, asked })),
  );
