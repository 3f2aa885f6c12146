import type { Observation } from '../observation/types';
import { coverageOf } from './coverage';
import { nameDatacenters } from './datacenter-names';
import { enlistAll, finishDatacenter, readDatacenter } from './datacenters';
import { collectGaps } from './gaps';
import { readMeshGateways } from './mesh-gateways';
import { modeOf, sharedMode } from './modes';
import { buildPairs } from './pairs';
import { readReturns } from './returns';
import { readCharts } from './round-trip';
import { emptyRoster } from './server-drafts';
import { findSources } from './sources';
import { recallStatusChanges } from './status-changes';
import type { Federation } from './types';
import { readVantages } from './vantages';
import { describeFromWanPools, readWanPools, recallServers } from './wan-pools';

/**
 * The federation at `now` (epoch ms) as the observations tell it. Pure: the order of the observations does not matter, nothing is
 * read but the arguments, and whatever an agent may have answered is a value here, never an exception.
 */
export function buildFederation(
  observations: readonly Observation[],
  { now, source }: { now: number; source: 'consul' | 'demo' },
): Federation {
  const witnesses = readVantages(observations, now);
  const naming = nameDatacenters(witnesses);
  const { names, primary } = naming;
  const sources = findSources(witnesses, names);
  const facts = sources.map((one) => readDatacenter(one, now));

  // Servers: what each datacenter says of its own, then how every WAN pool lists them.
  const roster = emptyRoster(names);
  enlistAll(roster, names, facts);
  const pools = readWanPools(witnesses, roster, now);
  describeFromWanPools(pools, roster);
  recallServers(witnesses, roster);
  recallStatusChanges(witnesses, roster);

  // Gateways: live registrations, and what the others believe of them.
  const { gateways, tally } = readMeshGateways(
    names,
    facts.map((one) => one.meshGateways),
    facts.map((one) => one.federationStates),
  );
  const modes = sources.map((one, i) => modeOf(one, gateways[i] ?? []));

  const allCharts = readCharts(witnesses, roster.indexOf, now);
  const pairs = buildPairs({
    names,
    primary: primary === null ? -1 : (roster.indexOf.get(primary) ?? -1),
    modes,
    vantages: sources.map((one) => one.own),
    leaders: facts.map((one) => one.leader),
    pools: groupByHome(pools, names.length),
    charts: groupByHome(allCharts, names.length),
    allCharts,
    gateways: tally,
    returns: readReturns(sources, now),
    now,
  });
  const datacenters = sources.flatMap((one, i) => {
    const own = facts[i];
    if (!own) return [];
    return [
      finishDatacenter(one, own, roster, naming, witnesses, gateways[i] ?? [], modes[i] ?? 'unknown', now),
    ];
  });
  const vantages = witnesses.map(({ state }) => state);
  return {
    takenAt: now,
    source,
    primary,
    mode: sharedMode(modes),
    datacenters,
    pairs,
    vantages,
    gaps: collectGaps(sources, witnesses, pairs, now),
    coverage: coverageOf(vantages, datacenters, pairs),
  };
}

function groupByHome<T extends { home: number }>(all: readonly T[], count: number): T[][] {
  const groups: T[][] = Array.from({ length: count }, () => []);
  for (const one of all) groups[one.home]?.push(one);
  return groups;
}
