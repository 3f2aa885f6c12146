import type { Fact } from '../observation/types';
import { clustersOf } from './clusters';
import { freshValue } from './fresh';
import { certificatesOf } from './certificates';
import { readLanPool } from './lan-pool';
import type { Naming } from './datacenter-names';
import { quorumOf } from './quorum';
import type { Roster } from './server-drafts';
import { answeringServers, enlistServers, finishServers, toldByServers, type ServerFacts } from './servers';
import { pick, pickLeader, type Sources } from './sources';
import type { Datacenter, FederationMode, Known, MeshGateway } from './types';
import type { Witness } from './vantages';

/** What a datacenter tells of itself, each fact from its best reader. */
type DatacenterFacts = ReturnType<typeof readDatacenter>;

export function readDatacenter(sources: Sources, now: number) {
  return {
    lan: readLanPool(sources, now),
    catalog: pick(sources, 'catalogServers', now),
    raft: pick(sources, 'raft', now),
    autopilot: pick(sources, 'autopilot', now),
    leader: pickLeader(sources, now),
    peers: pick(sources, 'peers', now),
    federationStates: pick(sources, 'federationStates', now),
    meshGateways: pick(sources, 'meshGateways', now),
    aclReplication: pick(sources, 'aclReplication', now),
    caRoots: pick(sources, 'caRoots', now),
  } satisfies ServerFacts & Record<string, unknown>;
}

/** Enters the servers that each datacenter names itself. */
export function enlistAll(roster: Roster, names: readonly string[], facts: readonly DatacenterFacts[]): void {
  names.forEach((name, i) => {
    const own = facts[i];
    if (own) enlistServers(roster, name, own);
  });
}

/** One datacenter as the model shows it. */
export function finishDatacenter(
  sources: Sources,
  facts: DatacenterFacts,
  roster: Roster,
  { primary }: Naming,
  witnesses: readonly Witness[],
  meshGateways: readonly MeshGateway[],
  mode: FederationMode,
  now: number,
): Datacenter {
  const name = sources.datacenter;
  const index = roster.indexOf.get(name) ?? -1;
  const drafts = roster.byNode[index]?.values() ?? [];
  const servers = finishServers(drafts, facts, {
    selves: toldByServers(sources, 'self', now),
    metrics: toldByServers(sources, 'metrics', now),
    answering: answeringServers(sources, now),
    certificateOf: certificatesOf(witnesses, name, now),
  });
  const through = throughWhom(sources, now);
  const direct = sources.own.some(({ state }) => state.reachable === true);
  const { leader, peers, autopilot, raft, aclReplication, caRoots } = facts;
  return {
    name,
    role: roleOf(sources, primary),
    mode,
    observed: direct ? 'directly' : through !== null ? 'through' : 'hearsay',
    through: direct ? null : through,
    configured: sources.own.length > 0 || witnesses.some(({ state }) => state.datacenter === name),
    servers,
    clientAgents: facts.lan.clientAgents,
    clientVersions: facts.lan.clientVersions,
    outdatedClients: facts.lan.outdatedClients,
    failedClients: facts.lan.failedClients,
    clusters: clustersOf(sources, now),
    meshGateways,
    liveGateways: counted(facts.meshGateways),
    leader,
    peers,
    autopilot,
    raft,
    quorum: quorumOf(servers, facts, peers),
    aclReplication,
    caRoots,
    federationStates: facts.federationStates,
  };
}

/** Without a primary that the datacenters agree on, only "not itself" is certain. */
function roleOf({ datacenter, own }: Sources, primary: string | null): Datacenter['role'] {
  if (primary !== null) return datacenter === primary ? 'primary' : 'secondary';
  const named = own.map(({ observation }) => observation.facts.self?.good?.value.primaryDatacenter);
  return named.some((other) => other && other !== datacenter) ? 'secondary' : 'unknown';
}

/** The datacenter whose vantage reads this one with ?dc= and got a fresh answer. */
function throughWhom({ datacenter, readers }: Sources, now: number): string | null {
  for (const { home, facts } of readers) {
    if (home === null || home === datacenter) continue;
    const all: (Fact<unknown> | undefined)[] = Object.values(facts);
    if (all.some((fact) => freshValue(fact, now) !== null)) return home;
  }
  return null;
}

function counted<T>(known: Known<readonly T[]>): Known<number> {
  return known.known ? { ...known, value: known.value.length } : known;
}
