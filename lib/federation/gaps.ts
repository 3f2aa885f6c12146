import { FORWARDED_FACTS, type Fact, type FactName } from '../observation/types';
import { probeFact } from './forwarding';
import { knownFact, notAsked } from './fresh';
import { byText } from './order';
import { pick, type Sources } from './sources';
import type { Gap, Pair } from './types';
import type { Witness } from './vantages';

/** Facts that every vantage tells for itself: views are compared, so each missing one is a gap of its own. */
const OF_A_VANTAGE = ['self', 'wanMembers', 'lanMembers', 'metrics', 'datacenters', 'coordinates'] as const;

/** Of those, what a datacenter without any vantage lacks. */
const OF_AN_AGENT: readonly FactName[] = ['self', 'wanMembers', 'lanMembers', 'metrics'];

/**
 * What is missing. A fact of a datacenter is only missing when no reader has it; what a single one denies stays with its vantage.
 * Sorted by datacenter, vantage, fact.
 */
export function collectGaps(
  sources: readonly Sources[],
  witnesses: readonly Witness[],
  pairs: readonly Pair[],
  now: number,
): Gap[] {
  const gaps = [
    ...sources.flatMap((source) => gapsOfDatacenter(source, now)),
    ...witnesses.flatMap((witness) => gapsOfVantage(witness, now)),
    ...forwardingGaps(sources, pairs, now),
  ];
  return gaps.sort(
    (a, b) =>
      byText(a.datacenter, b.datacenter) ||
      byText(a.vantage, b.vantage) ||
      byText(a.fact, b.fact) ||
      byText(a.path, b.path),
  );
}

function gapsOfDatacenter(source: Sources, now: number): Gap[] {
  const { datacenter, own } = source;
  const gaps = FORWARDED_FACTS.flatMap((name) => {
    const known = pick(source, name, now);
    return known.known ? [] : [known.gap];
  });
  const hasGateways = gaps.every(({ fact }) => fact !== 'meshGateways');
  const missing =
    own.length > 0 ? [] : OF_AN_AGENT.map((fact) => notAsked({ fact, datacenter, vantage: '' }));
  // The names of gateway services only serve to find the gateways.
  return [...gaps.filter(({ fact }) => fact !== 'meshGatewayNames' || !hasGateways), ...missing];
}

function gapsOfVantage({ state, observation }: Witness, now: number): Gap[] {
  const datacenter = state.in ?? state.datacenter ?? '?';
  return OF_A_VANTAGE.flatMap((name) => {
    const fact: Fact<unknown> | undefined = observation.facts[name];
    const known = knownFact(fact, { fact: name, datacenter, vantage: state.id }, now);
    return known.known ? [] : [known.gap];
  });
}

/** Of pairs that nobody measured: one gap for a datacenter without vantages, else one for every probe that told nothing. */
function forwardingGaps(sources: readonly Sources[], pairs: readonly Pair[], now: number): Gap[] {
  const byName = new Map(sources.map((source) => [source.datacenter, source]));
  const gaps: Gap[] = [];
  const silent = new Set<string>();
  for (const { from, to, forwarding } of pairs) {
    if (forwarding !== 'unknown') continue;
    const own = byName.get(from)?.own ?? [];
    if (own.length === 0 && !silent.has(from)) {
      silent.add(from);
      gaps.push({ ...notAsked({ fact: 'leader', datacenter: from, vantage: '' }), fact: 'forwarding' });
    }
    for (const { state, observation } of own) {
      const fact = probeFact(observation, to);
      // A probe tells of now: an earlier good answer does not fill the gap of a later one that told nothing.
      const latest = fact && { ...fact, good: null };
      const known = knownFact(latest, { fact: 'leader', datacenter: to, vantage: state.id }, now);
      if (!known.known) gaps.push({ ...known.gap, fact: 'forwarding' });
    }
  }
  return gaps;
}
