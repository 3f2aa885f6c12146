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

/** Old names of servers whose node id is alive under another name: old → new. */
export function renamedServers(
  servers: readonly { node: string; id: string | null }[],
  lan: LanPool,
  namesakes: ReadonlyMap<string, readonly Namesake[]>,
): Map<string, string> {
  const isAlive = (node: string): boolean => {
    const status = lanStatus(lan, node);
    return status.known && status.value === 'alive';
  };
  const present = new Map<string, string>();
  for (const { node, id } of servers) {
    if (id && isAlive(node)) present.set(id, node);
    for (const namesake of namesakes.get(node) ?? []) present.set(namesake.id, node);
  }
  return new Map(
    servers.flatMap(({ node, id }) => {
      const now = id ? present.get(id) : undefined;
      return now !== undefined && now !== node && !isAlive(node) ? [[node, now] as const] : [];
    }),
  );
}
