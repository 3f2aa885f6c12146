import type { Vantage } from './vantage';

const answers = (vantage: Vantage) =>
  vantage.reader.answering() && vantage.store.facts.self?.latest.ok !== false;

/** The vantage that reads what all agents of its datacenter answer alike: the first that answers, by id; a server before a client agent. */
export function speakerOf(vantages: readonly Vantage[], datacenter: string | null): Vantage | null {
  if (datacenter === null) return null;
  const own = vantages
    .filter((vantage) => vantage.datacenter() === datacenter)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const server = (vantage: Vantage) => vantage.store.facts.self?.good?.value.server !== false;
  return own.find((v) => answers(v) && server(v)) ?? own.find(answers) ?? own[0] ?? null;
}

/**
 * Whose turn it is to probe. Up to `probesPerCycle` probes a cycle, every vantage probes in every cycle; above it the
 * vantages of one datacenter take turns (design.md section 4).
 */
export function turnsOf(
  vantages: readonly Vantage[],
  datacenters: number,
  probesPerCycle: number,
  vantage: Vantage,
): { of: number; mine: number } {
  if (vantages.length * Math.max(0, datacenters - 1) <= probesPerCycle) return { of: 1, mine: 0 };
  const own = vantages
    .filter((one) => one.datacenter() === vantage.datacenter())
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  return { of: Math.max(1, own.length), mine: Math.max(0, own.indexOf(vantage)) };
}
