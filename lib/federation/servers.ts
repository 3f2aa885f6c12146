import type { Fact, FactName, FactValues } from '../observation/types';
import type { AgentSelf, AutopilotHealth, CatalogServer, MemberStatus, RaftServer } from '../consul/types';
import { knownFact } from './fresh';
import { lanStatus, type LanPool } from './lan-pool';
import { namesakesOf, renamedServers } from './namesakes';
import { byText } from './order';
import { complete, draftOf, partOfTags, type Roster, type ServerDraft } from './server-drafts';
import type { Sources } from './sources';
import type { Known, Server, ServerView } from './types';

/** What a datacenter tells of its own servers. */
export type ServerFacts = {
  lan: LanPool;
  catalog: Known<readonly CatalogServer[]>;
  raft: Known<readonly RaftServer[]>;
  autopilot: Known<AutopilotHealth>;
  leader: Known<string | null>;
};

/** Consul's name for a Raft server that is in no LAN pool. */
const UNKNOWN_NODE = '(unknown)';

/** Enters the servers that a datacenter itself names, best source first: LAN pool, catalog, Raft, autopilot. */
export function enlistServers(roster: Roster, datacenter: string, facts: ServerFacts): void {
  const enlist = (node: string, part: Parameters<typeof complete>[1]): void => {
    if (node === UNKNOWN_NODE || node === '') return;
    const draft = draftOf(roster, datacenter, node);
    if (draft) complete(draft, part);
  };
  const at = (address: string) => ({ address: address || null, lanAddress: address || null });
  for (const [node, { member }] of facts.lan.servers) {
    enlist(node, { ...partOfTags(member), ...at(member.address), wanPort: member.wanJoinPort });
  }
  if (facts.catalog.known) {
    for (const { node, id, address } of facts.catalog.value) enlist(node, { id, ...at(address) });
  }
  if (facts.raft.known) {
    for (const { node, id, address } of facts.raft.value) enlist(node, { id, ...at(hostOf(address)) });
  }
  if (facts.autopilot.known) {
    for (const { node, id, address, version } of facts.autopilot.value.servers) {
      enlist(node, { id, version, ...at(hostOf(address)) });
    }
  }
}

/** What the servers of a datacenter that are vantages themselves say of one fact, by node name. */
export function toldByServers<K extends FactName>(
  sources: Sources,
  name: K,
  now: number,
): Map<string, Known<FactValues[K]>> {
  const told = new Map<string, Known<FactValues[K]>>();
  for (const { state, observation } of sources.own) {
    if (state.role !== 'server' || state.node === null) continue;
    const about = { fact: name, datacenter: sources.datacenter, vantage: state.id };
    // Facts map each name to the fact of that name; TypeScript does not resolve that for a generic K.
    const known = knownFact(observation.facts[name] as Fact<FactValues[K]> | undefined, about, now);
    if (known.known || !told.has(state.node)) told.set(state.node, known);
  }
  return told;
}

/** The agents that answer as servers of the datacenter, by node name: several addresses of one server, or namesakes. */
export function answeringServers(sources: Sources, now: number): Map<string, Known<AgentSelf>[]> {
  const answering = new Map<string, Known<AgentSelf>[]>();
  for (const { state, observation } of sources.own) {
    if (state.role !== 'server' || state.node === null || state.reachable !== true) continue;
    const about = { fact: 'self' as const, datacenter: sources.datacenter, vantage: state.id };
    const known = knownFact(observation.facts.self, about, now);
    answering.set(state.node, [...(answering.get(state.node) ?? []), known]);
  }
  return answering;
}

/** What servers say of themselves, by node name. */
export type OwnWords = {
  selves: ReturnType<typeof toldByServers<'self'>>;
  metrics: ReturnType<typeof toldByServers<'metrics'>>;
  answering: ReturnType<typeof answeringServers>;
  certificateOf: (node: string) => Server['certificate'];
};

/** The servers of one datacenter, sorted by name. */
export function finishServers(
  drafts: Iterable<ServerDraft>,
  facts: ServerFacts,
  { selves, metrics, answering, certificateOf }: OwnWords,
): Server[] {
  const servers = [...drafts].sort((a, b) => byText(a.node, b.node));
  const namesakes = new Map(
    servers.map(({ node }) => [
      node,
      namesakesOf(facts.lan.servers.get(node)?.statements ?? [], answering.get(node) ?? []),
    ]),
  );
  const renamed = renamedServers(servers, facts.lan, namesakes);
  const leader = leaderNode(
    servers.filter(({ node }) => !renamed.has(node)),
    facts,
  );
  return servers.map((draft) => {
    const { node, views, ...part } = draft;
    const lan = lanStatus(facts.lan, node);
    const renamedTo = renamed.get(node) ?? null;
    return {
      node,
      ...part,
      leader: leader === undefined ? null : leader === node,
      voter: renamedTo === null ? voterOf(draft, facts) : false,
      status: statusOf(lan, views),
      lan,
      views,
      self: selves.get(node) ?? null,
      metrics: metrics.get(node) ?? null,
      namesakes: namesakes.get(node) ?? [],
      renamedTo,
      certificate: certificateOf(node),
    };
  });
}

function statusOf(lan: Known<MemberStatus>, views: readonly ServerView[]): Server['status'] {
  // A server that its own LAN pool has forgotten is what the WAN pools still say of it, e.g. left.
  if (lan.known && (lan.value !== 'none' || views.length === 0)) return lan.value;
  const [first] = views;
  if (!first) return 'unknown';
  return views.every(({ status }) => status === first.status) ? first.status : 'disagreed';
}

/** The node that leads; null when none does or it is none of ours, undefined when that is not known. */
function leaderNode(servers: readonly ServerDraft[], facts: ServerFacts): string | null | undefined {
  const { leader, raft, autopilot } = facts;
  if (leader.known) {
    const address = leader.value;
    if (address === null) return null;
    const inRaft = raft.known ? raft.value.find((server) => server.address === address) : undefined;
    const host = hostOf(address);
    const found = servers.find((s) => (inRaft ? isSame(s, inRaft) : s.address === host));
    return found?.node ?? null;
  }
  const flagged = newestConfiguration({ raft, autopilot });
  return flagged && (flagged.find((server) => server.leader)?.node ?? null);
}

function voterOf(draft: ServerDraft, facts: ServerFacts): boolean | null {
  const listed = newestConfiguration(facts);
  return listed ? (listed.find((server) => isSame(draft, server))?.voter ?? false) : null;
}

/**
 * Who is in Raft, as told last: the configuration, or autopilot's list of the same servers. Autopilot is read more often, and a
 * server that came back must not be without a vote until the configuration is read again. Right after an election it lists nobody.
 */
export function newestConfiguration({
  raft,
  autopilot,
}: Pick<ServerFacts, 'raft' | 'autopilot'>):
  readonly { id: string; node: string; leader: boolean; voter: boolean }[] | undefined {
  const piloted = autopilot.known && autopilot.value.servers.length > 0 ? autopilot : undefined;
  if (!raft.known) return piloted?.value.servers;
  return piloted && piloted.source.at > raft.source.at ? piloted.value.servers : raft.value;
}

/** Node ids are unique; names are the fallback for what has no id. */
export function isSame(
  a: { id: string | null; node: string },
  b: { id: string | null; node: string },
): boolean {
  return a.id !== null && a.id !== '' && b.id !== null && b.id !== '' ? a.id === b.id : a.node === b.node;
}

/** `10.0.0.1:8300` → `10.0.0.1`, `[::1]:8300` → `::1`. */
export function hostOf(address: string): string {
  const end = address.lastIndexOf(':');
  if (address.startsWith('[')) return address.slice(1, address.indexOf(']'));
  return end === -1 || address.indexOf(':') !== end ? address : address.slice(0, end);
}
