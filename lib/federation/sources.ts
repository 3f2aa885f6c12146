import type { Fact, FactValues, ForwardedFactName, ForwardedFacts } from '../observation/types';
import { isCurrent, knownFact, notAsked } from './fresh';
import type { Gap, Known } from './types';
import type { Witness } from './vantages';

/** Who can tell of a datacenter. */
export type Sources = {
  datacenter: string;
  /** Vantages in it, sorted by id. */
  own: readonly Witness[];
  /** Own vantages (servers first), then those of other datacenters that read it with ?dc=. */
  readers: readonly Reader[];
};

type Reader = { vantage: string; home: string | null; facts: ForwardedFacts };

/** The sources of every datacenter in `names`, in that order. */
export function findSources(witnesses: readonly Witness[], names: readonly string[]): Sources[] {
  const own = new Map<string, Witness[]>(names.map((name) => [name, []]));
  const through = new Map<string, Reader[]>(names.map((name) => [name, []]));
  for (const witness of witnesses) {
    const { state, observation } = witness;
    if (state.in !== null) own.get(state.in)?.push(witness);
    for (const [datacenter, facts] of Object.entries(observation.through)) {
      if (datacenter !== state.in)
        through.get(datacenter)?.push({ vantage: state.id, home: state.in, facts });
    }
  }
  return names.map((datacenter) => {
    const mine = own.get(datacenter) ?? [];
    const servers = mine.filter(({ state }) => state.role === 'server');
    const others = mine.filter(({ state }) => state.role !== 'server');
    const direct = [...servers, ...others].map(({ state, observation }) => ({
      vantage: state.id,
      home: datacenter,
      facts: observation.facts,
    }));
    return { datacenter, own: mine, readers: [...direct, ...(through.get(datacenter) ?? [])] };
  });
}

/** One fact of a datacenter as every reader knows it, best first: the `current` answers, then older ones that are still fresh. */
export function knownBy<K extends ForwardedFactName>(
  { datacenter, readers }: Sources,
  name: K,
  now: number,
): { known: Extract<Known<FactValues[K]>, { known: true }>[]; current: number; gap: Gap } {
  const current: Extract<Known<FactValues[K]>, { known: true }>[] = [];
  const older: typeof current = [];
  let gap: Gap | null = null;
  for (const { vantage, facts } of readers) {
    // Facts and ForwardedFacts map each name to the fact of that name; TypeScript does not resolve that for a generic K.
    const fact = facts[name] as Fact<FactValues[K]> | undefined;
    const known = knownFact(fact, { fact: name, datacenter, vantage }, now);
    if (known.known) (isCurrent(fact, now) ? current : older).push(known);
    else if (gap === null || gap.kind === 'not-asked') gap = known.gap;
  }
  return {
    known: [...current, ...older],
    current: current.length,
    gap: gap ?? notAsked({ fact: name, datacenter, vantage: '' }),
  };
}

/** One fact of a datacenter from its best reader, or why nobody knows it. */
export function pick<K extends ForwardedFactName>(
  sources: Sources,
  name: K,
  now: number,
): Known<FactValues[K]> {
  const { known, gap } = knownBy(sources, name, now);
  return known[0] ?? { known: false, gap };
}

/**
 * The leader. A server cut off from the others says "no leader" although there is one, so a named leader wins over none,
 * and the one that most name over the others. What an agent said before it fell silent counts only where nobody answers now: the
 * dead would outvote the living.
 */
export function pickLeader(sources: Sources, now: number): Known<string | null> {
  const { known: all, current, gap } = knownBy(sources, 'leader', now);
  const known = current > 0 ? all.slice(0, current) : all;
  const votes = new Map<string, number>();
  for (const { value } of known) if (value !== null) votes.set(value, (votes.get(value) ?? 0) + 1);
  let best = known[0];
  for (const one of known) {
    if (one.value === null || !best) continue;
    if (best.value === null || (votes.get(one.value) ?? 0) > (votes.get(best.value) ?? 0)) best = one;
  }
  return best ?? { known: false, gap };
}
