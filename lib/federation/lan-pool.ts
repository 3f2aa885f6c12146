import type { LanMember, MemberStatus } from '../consul/types';
import { isCurrent, knownFact, notAsked } from './fresh';
import { byText } from './order';
import type { Sources } from './sources';
import type { Gap, Known, Source } from './types';
import { compareVersions, FIRST_WITH_FEDERATION_STATES, isOlder } from './versions';

type Statement = { status: MemberStatus; id: string | null; address: string; source: Source };

/** More names than anybody reads. */
const MAX_NODES = 10;

/** The LAN pool of a datacenter as its own vantages list it. */
export type LanPool = {
  /** Servers by node name. */
  servers: ReadonlyMap<string, { member: LanMember; statements: readonly Statement[] }>;
  /** Agents that are no servers and have not left; null when nobody tells. */
  clientAgents: number | null;
  /** Their versions, oldest first. */
  clientVersions: { version: string | null; agents: number }[];
  /** Those that are older than federation through gateways. */
  outdatedClients: { agents: number; nodes: string[] };
  /** Those that are failed, and who says so; null when nobody tells. */
  failedClients: { agents: number; nodes: string[]; source: Source } | null;
  /** Where a list came from, when there is one: then a server that is not on it is no member. */
  source: Source | null;
  /** Whether the list may be short of members that the token may not read. */
  filtered: boolean;
  gap: Gap;
};

/** Lists of agents that answer now count; lists of agents that just fell silent only when there are no others. */
export function readLanPool({ datacenter, own }: Sources, now: number): LanPool {
  const lists = own.map(({ state, observation }) => {
    const fact = observation.facts.lanMembers;
    const about = { fact: 'lanMembers' as const, datacenter, vantage: state.id };
    const filtered = fact?.latest.ok === true && fact.latest.meta.filteredByAcls;
    return { known: knownFact(fact, about, now), current: isCurrent(fact, now), filtered };
  });
  const current = lists.filter((list) => list.known.known && list.current);
  const used = current.length > 0 ? current : lists.filter((list) => list.known.known);
  const servers = new Map<string, { member: LanMember; statements: Statement[] }>();
  let clientAgents: LanMember[] | null = null;
  let clientSource: Source | null = null;
  for (const { known } of used) {
    if (!known.known) continue;
    const clients: LanMember[] = [];
    for (const member of known.value) {
      if (member.datacenter !== null && member.datacenter !== datacenter) continue;
      if (!member.server) {
        if (member.status !== 'left') clients.push(member);
        continue;
      }
      const entry = servers.get(member.node);
      const { status, id, address } = member;
      const statement = { status, id, address, source: known.source };
      if (entry) entry.statements.push(statement);
      else servers.set(member.node, { member, statements: [statement] });
    }
    clientAgents ??= clients;
    clientSource ??= known.source;
  }
  const first = used[0]?.known;
  const gaps = lists.flatMap(({ known }) => (known.known ? [] : [known.gap]));
  return {
    servers,
    clientAgents: clientAgents && clientAgents.length,
    ...versionsOf(clientAgents ?? []),
    failedClients: clientSource && failedOf(clientAgents ?? [], clientSource),
    source: first?.known ? first.source : null,
    filtered: used.some((list) => list.filtered),
    gap:
      gaps.find((gap) => gap.kind !== 'not-asked') ??
      gaps[0] ??
      notAsked({ fact: 'lanMembers', datacenter, vantage: '' }),
  };
}

function versionsOf(clients: readonly LanMember[]): Pick<LanPool, 'clientVersions' | 'outdatedClients'> {
  const counts = new Map<string | null, number>();
  const outdated: string[] = [];
  for (const { version, node } of clients) {
    counts.set(version, (counts.get(version) ?? 0) + 1);
    if (isOlder(version, FIRST_WITH_FEDERATION_STATES)) outdated.push(node);
  }
  return {
    clientVersions: [...counts]
      .map(([version, agents]) => ({ version, agents }))
      .sort((a, b) => compareVersions(a.version, b.version) || byText(a.version ?? '', b.version ?? '')),
    outdatedClients: { agents: outdated.length, nodes: outdated.sort(byText).slice(0, MAX_NODES) },
  };
}

function failedOf(clients: readonly LanMember[], source: Source): LanPool['failedClients'] {
  const nodes = clients.filter(({ status }) => status === 'failed').map(({ node }) => node);
  return { agents: nodes.length, nodes: nodes.sort(byText).slice(0, MAX_NODES), source };
}

/**
 * The status most vantages of the datacenter give a server; the newest statement decides a tie. `none` when the pool is known
 * and does not list it.
 */
export function lanStatus(pool: LanPool, node: string): Known<MemberStatus> {
  const statements = pool.servers.get(node)?.statements;
  if (!statements) {
    if (!pool.source) return { known: false, gap: pool.gap };
    const { vantage, path, at } = pool.source;
    const message = 'the token may not read this server';
    return pool.filtered
      ? { known: false, gap: { ...pool.gap, vantage, path, at, kind: 'filtered', message } }
      : { known: true, value: 'none', source: pool.source };
  }
  const votes = new Map<MemberStatus, number>();
  for (const { status } of statements) votes.set(status, (votes.get(status) ?? 0) + 1);
  const best = statements.reduce((a, b) => {
    const [va, vb] = [votes.get(a.status) ?? 0, votes.get(b.status) ?? 0];
    return vb > va || (vb === va && b.source.at > a.source.at) ? b : a;
  });
  return { known: true, value: best.status, source: best.source };
}
