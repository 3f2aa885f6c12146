import type { AgentSelf, MemberStatus } from '../consul/types';
import { lanStatus, type LanPool } from './lan-pool';
import { byText } from './order';
import type { Known, Namesake, Source } from './types';

type Statement = { status: MemberStatus; id: string | null; address: string; source: Source };

/**
 * Agents that are alive under one node name now; empty unless there are several with different ids and addresses. Either several
 * answer themselves, or the LAN pools of their neighbours list different ones as alive. The two are not mixed, and a new id at the old
 * address is no namesake: a server that was wiped or replaced is told at different moments, not twice at once.
 */
export function namesakesOf(
  statements: readonly Statement[],
  answering: readonly Known<AgentSelf>[],
): readonly Namesake[] {
  const themselves = answering.flatMap((self) =>
    self.known
      ? [{ id: self.value.nodeId, address: self.value.advertiseAddr ?? null, source: self.source }]
      : [],
  );
  const listed = statements.flatMap(({ status, id, address, source }) =>
    status === 'alive' ? [{ id, address: address || null, source }] : [],
  );
  const bySelf = distinct(themselves);
  return bySelf.length > 1 ? bySelf : distinct(listed);
}

function distinct(found: readonly (Omit<Namesake, 'id'> & { id: string | null })[]): Namesake[] {
  const byId = new Map<string, Namesake>();
  for (const { id, ...rest } of found) if (id && !byId.has(id)) byId.set(id, { id, ...rest });
  const all = [...byId.values()].sort((a, b) => byText(a.id, b.id));
  return new Set(all.map(({ address }) => address)).size > 1 ? all : [];
}

type Named = {
  node: string;
  id: string | null;
  lanAddress: string | null;
  wanAddress: string | null;
  wanPort: number | null;
};

/**
 * Old names of servers that are alive under another name: old → new. By node id; a server that was wiped as well has another id, and is
 * known by its address, where its datacenter lists the old name no longer.
 */
export function renamedServers(
  servers: readonly Named[],
  lan: LanPool,
  namesakes: ReadonlyMap<string, readonly Namesake[]>,
): Map<string, string> {
  const statusOf = (node: string): MemberStatus | null => {
    const status = lanStatus(lan, node);
    return status.known ? status.value : null;
  };
  const byId = new Map<string, string>();
  const byAddress = new Map<string, string>();
  for (const server of servers) {
    const { node, id, lanAddress } = server;
    for (const namesake of namesakes.get(node) ?? []) byId.set(namesake.id, node);
    if (statusOf(node) !== 'alive') continue;
    if (id) byId.set(id, node);
    if (lanAddress !== null) byAddress.set(`${lanAddress} ${server.wanPort ?? ''}`, node);
  }
  return new Map(
    servers.flatMap(({ node, id, wanAddress, wanPort }) => {
      const status = statusOf(node);
      if (status === 'alive' || status === null) return [];
      const now =
        (id ? byId.get(id) : undefined) ??
        (status === 'none' ? byAddress.get(`${wanAddress ?? ''} ${wanPort ?? ''}`) : undefined);
      return now !== undefined && now !== node ? [[node, now] as const] : [];
    }),
  );
}
