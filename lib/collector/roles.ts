import { SHARED_FACTS, type Vantage } from './vantage';

const answers = (vantage: Vantage) =>
  vantage.reader.answering() && vantage.store.facts.self?.latest.ok !== false;

/** How long a server must have been without its leader before another speaks for the datacenter, ms: elections are shorter. */
const PATIENCE_MS = 5_000;

const isServer = ({ store }: Vantage): boolean => store.facts.self?.good?.value.server !== false;

/** It has had no leader for a while by its own word, although it answers. */
function isLeaderless({ store }: Vantage): boolean {
  const { leader } = store.facts;
  if (!leader?.latest.ok || leader.latest.value !== null) return false;
  return leader.latest.at - (leader.changedAt ?? -Infinity) >= PATIENCE_MS;
}

/** It names a leader, and yet nothing that it has to ask that leader comes back. */
function isCutFromLeader({ store }: Vantage): boolean {
  return SHARED_FACTS.some((name) => {
    const fact = store.facts[name];
    if (!fact || fact.latest.ok || fact.failingSince === undefined) return false;
    const { kind } = fact.latest.failure;
    const isItsWay = kind === 'no-leader' || kind === 'connection-lost';
    return isItsWay && fact.latest.at - fact.failingSince >= PATIENCE_MS;
  });
}

/**
 * The vantage that reads what all agents of its datacenter answer alike: the first that answers, by id; a server before a client agent,
 * and one that is with its leader before one that lost it: what that one cannot tell is no fact of the datacenter.
 */
export function speakerOf(vantages: readonly Vantage[], datacenter: string | null): Vantage | null {
  if (datacenter === null) return null;
  const own = vantages
    .filter((vantage) => vantage.datacenter() === datacenter)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const servers = own.filter((vantage) => answers(vantage) && isServer(vantage));
  const led = servers.filter((vantage) => !isLeaderless(vantage));
  return (
    led.find((vantage) => !isCutFromLeader(vantage)) ??
    led[0] ??
    servers[0] ??
    own.find(answers) ??
    own[0] ??
    null
  );
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
