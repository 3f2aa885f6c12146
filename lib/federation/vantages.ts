import type { Failure } from '../consul/types';
import { FORWARDED_FACTS, type Fact, type FactName, type Observation } from '../observation/types';
import { isRefusal, isSilence } from './failure-classes';
import { freshValue } from './fresh';
import { byText } from './order';
import type { VantageState } from './types';

/** A vantage with all that it has told. */
export type Witness = { state: VantageState; observation: Observation };

/** Reads that a living agent answers from memory: silence here is the agent's, not that of the raft or path behind it. */
const PROMPT: ReadonlySet<FactName> = new Set<FactName>([
  'self',
  'wanMembers',
  'lanMembers',
  'datacenters',
  'leader',
  'peers',
]);

/** Every fact, agent-local ones first. */
const FACTS: readonly FactName[] = [
  'self',
  'wanMembers',
  'lanMembers',
  'metrics',
  'datacenters',
  'coordinates',
  ...FORWARDED_FACTS,
];

/** All vantages sorted by id, each once: of two observations with one id the one that answered last is kept. */
export function readVantages(observations: readonly Observation[], now: number): Witness[] {
  const byId = new Map<string, Witness>();
  for (const observation of observations) {
    const witness = { state: readVantage(observation, now), observation };
    const other = byId.get(witness.state.id);
    if (!other || isPreferred(witness, other)) byId.set(witness.state.id, witness);
  }
  return [...byId.values()].sort((a, b) => byText(a.state.id, b.state.id));
}

function isPreferred(a: Witness, b: Witness): boolean {
  const [at, bt] = [a.state.lastAnswerAt ?? -Infinity, b.state.lastAnswerAt ?? -Infinity];
  return at !== bt ? at > bt : JSON.stringify(a.observation) > JSON.stringify(b.observation);
}

function readVantage(observation: Observation, now: number): VantageState {
  const { vantage, facts } = observation;
  const contact = readContact(observation, now);
  const self = facts.self?.good?.value;
  return {
    ...vantage,
    in: homeOf(observation),
    reachable: contact.reachable,
    role: roleOf(observation, now),
    node: self?.node ?? vantage.agents[0] ?? null,
    pooled: vantage.agents.length > 1,
    lastAnswerAt: contact.lastAnswerAt,
    failure: contact.reachable === true ? contact.refusal : contact.silence,
    ...readClock(facts, now),
    denied: contact.denied,
    deniedElsewhere: contact.deniedElsewhere,
    throttled: contact.throttled,
    watchedSince: watchedSince(observation),
  };
}

/** A header that says whole seconds is half a second behind on the average. */
const HALF_SECOND = 500;

/** Of the answers that are fresh, that of the fastest: its sending lies in the shortest time. */
function readClock(
  facts: Observation['facts'],
  now: number,
): Pick<VantageState, 'clockOffsetMs' | 'clockErrorMs'> {
  let best: { at: number; ms: number; date: number } | null = null;
  for (const name of PROMPT) {
    const fact: Fact<unknown> | undefined = facts[name];
    if (!fact?.latest.ok || now - fact.latest.at > fact.staleAfterMs) continue;
    const { at, ms, meta } = fact.latest;
    if (meta.date === undefined || (best !== null && ms >= best.ms)) continue;
    best = { at, ms, date: meta.date };
  }
  if (best === null) return { clockOffsetMs: null, clockErrorMs: null };
  return {
    clockOffsetMs: Math.round(best.date + HALF_SECOND - (best.at - best.ms / 2)),
    clockErrorMs: Math.round(HALF_SECOND + best.ms / 2),
  };
}

function watchedSince({ facts }: Observation): number | null {
  const first = [facts.wanMembers?.knownSince, facts.lanMembers?.knownSince].filter((at) => at !== undefined);
  return first.length === 0 ? null : Math.max(...first);
}

/**
 * The datacenter a vantage is in: what it says itself (identity does not go stale), else the configured one.
 * Without the right to read agent/self there is still its LAN pool, and catalog/datacenters lists the own one first (consul.md 1).
 */
function homeOf({ vantage, facts }: Observation): string | null {
  return (
    facts.self?.good?.value.datacenter ??
    vantage.datacenter ??
    facts.lanMembers?.good?.value.find((m) => m.datacenter !== null)?.datacenter ??
    facts.datacenters?.good?.value[0] ??
    null
  );
}

/** Only servers have a WAN pool; a client agent answers `null` there. */
function roleOf({ facts }: Observation, now: number): 'server' | 'client' | null {
  const self = facts.self?.good?.value;
  if (self) return self.server ? 'server' : 'client';
  const pool = facts.wanMembers;
  if (pool && !pool.latest.ok && pool.latest.failure.kind === 'client-agent') return 'client';
  return freshValue(pool, now) ? 'server' : null;
}

type Contact = {
  reachable: boolean | null;
  lastAnswerAt: number | null;
  silence: Failure | null;
  refusal: Failure | null;
} & Pick<VantageState, 'denied' | 'deniedElsewhere' | 'throttled'>;

/**
 * Reachable: the newest word on it is a fresh answer (any HTTP answer, also a 403). After an answer one unanswered prompt read
 * is a hiccup, the second in a row is not. null: nothing was asked lately.
 */
function readContact({ facts, forwarding, through }: Observation, now: number): Contact {
  let [answerAt, silenceAt, anySilence] = [-Infinity, -Infinity, false];
  let lastAnswerAt: number | null = null;
  let silence: { failure: Failure; at: number } | null = null;
  let refusal: Failure | null = null;
  const denied = new Set<FactName>();
  const throttled: FactName[] = [];
  let limit: Failure | null = null;

  const see = (fact: Fact<unknown> | undefined, name: FactName | null, refuses = denied): Failure | null => {
    if (!fact) return null;
    const { latest, good } = fact;
    if (good && (lastAnswerAt === null || good.at > lastAnswerAt)) lastAnswerAt = good.at;
    const fresh = now - latest.at <= fact.staleAfterMs;
    if (latest.ok || !isSilence(latest.failure)) {
      if (fresh && latest.at > answerAt) answerAt = latest.at;
      const refused = latest.ok ? latest.meta.filteredByAcls : isRefusal(latest.failure);
      if (refused && name) refuses.add(name);
      if (!latest.ok && latest.failure.kind === 'throttled' && fresh) {
        if (name) throttled.push(name);
        limit ??= latest.failure;
      }
      return refused && !latest.ok ? latest.failure : null;
    }
    if (!silence || latest.at > silence.at) silence = { failure: latest.failure, at: latest.at };
    anySilence = true;
    const telling = latest.failure.kind !== 'agent-timeout' || (name !== null && PROMPT.has(name));
    if (telling && fact.failuresInARow >= 2 && latest.at > silenceAt) silenceAt = latest.at;
    return null;
  };
  // In a fixed order, so that the first refusal is always the same one.
  for (const name of FACTS) {
    const refused = see(facts[name], name);
    refusal ??= refused;
  }
  const deniedElsewhere = Object.keys(through)
    .sort()
    .flatMap((datacenter) => {
      const refuses = new Set<FactName>();
      let failure: Failure | null = null;
      for (const name of FORWARDED_FACTS) {
        const refused = see(through[datacenter]?.[name], name, refuses);
        failure ??= refused;
      }
      return refuses.size === 0 ? [] : [{ datacenter, facts: [...refuses].sort(), failure }];
    });
  // Forwarding probes depend on paths: they tell of the agent only where nothing else does.
  if (answerAt === -Infinity) for (const fact of Object.values(forwarding)) see(fact, null);

  const answered = answerAt !== -Infinity;
  const reachable = answered ? answerAt >= silenceAt : anySilence ? false : null;
  return {
    reachable,
    lastAnswerAt,
    silence: (silence as { failure: Failure } | null)?.failure ?? null,
    refusal,
    denied: [...denied].sort(),
    deniedElsewhere,
    throttled: limit && { facts: throttled, failure: limit },
  };
}
