import type { Transition } from '../transitions';
import { FORWARDED_FACTS, type Fact, type FactName, type ForwardedFacts, type Observation } from '../types';
import { at, changeFact, changeForwarding, failFact, withFact, type Who } from './changes';
import { agedFact, failedFact, failureOf, goodFact } from './facts';

/** The agent does not answer any more; what it said before is `sinceMs` old. */
export function unreachable(
  observations: readonly Observation[],
  who: Who,
  sinceMs = 120_000,
): Observation[] {
  const fail = <T>(fact: Fact<T>): Fact<T> => {
    const failed = failedFact(fact, failureOf('agent-unreachable'), 5);
    return { ...failed, good: fact.good && { ...fact.good, at: fact.good.at - sinceMs } };
  };
  return at(observations, who, (o) => mapFacts(o, fail));
}

/** Nothing was read of this vantage for `ms` more milliseconds. */
export function aged(observations: readonly Observation[], who: Who, ms: number): Observation[] {
  return at(observations, who, (o) => mapFacts(o, (fact) => agedFact(fact, ms)));
}

/** Applies one change to every fact and every probe of an observation. */
export function mapFacts(o: Observation, change: <T>(fact: Fact<T>) => Fact<T>): Observation {
  const each = <F extends object>(facts: F): F =>
    // The keys stay, and `change` keeps the type of every value.
    Object.fromEntries(Object.entries(facts).map(([k, f]) => [k, f && change(f as Fact<unknown>)])) as F;
  const through = Object.fromEntries(Object.entries(o.through).map(([dc, facts]) => [dc, each(facts)]));
  return { ...o, facts: each(o.facts), forwarding: each(o.forwarding), through };
}

/** No address of this datacenter is configured. */
export function dropVantage(observations: readonly Observation[], datacenter: string): Observation[] {
  return observations.filter((o) => o.vantage.datacenter !== datacenter);
}

/** Only the first agent of `datacenter` is known; it reads the others with `?dc=`, path and all. */
export function seenFromOneAgent(observations: readonly Observation[], datacenter: string): Observation[] {
  const one = observations.find((o) => o.vantage.datacenter === datacenter);
  if (!one) throw new Error(`no vantage in "${datacenter}"`);
  const through = new Map<string, ForwardedFacts>();
  for (const { vantage, facts } of observations) {
    const other = vantage.datacenter;
    if (other === null || other === datacenter || through.has(other)) continue;
    const forwarded = FORWARDED_FACTS.flatMap((name) => {
      const fact = facts[name];
      return fact ? [[name, { ...fact, path: `${fact.path}?dc=${encodeURIComponent(other)}` }]] : [];
    });
    // Names and values come pairwise from `facts`.
    through.set(other, Object.fromEntries(forwarded) as ForwardedFacts);
  }
  return [
    { ...one, vantage: { ...one.vantage, origin: 'default-agent' }, through: Object.fromEntries(through) },
  ];
}

/** The agent is a client: no WAN pool, no raft, its own federation flag always false. */
export function asClientAgent(observations: readonly Observation[], who: Who): Observation[] {
  const asked = withFact(observations, who, 'self', (self) => ({
    ...self,
    server: false,
    node: `${self.datacenter}-client`,
    meshGatewayWanFederation: false,
    primaryGateways: [],
    serfWan: null,
    raftState: null,
  }));
  return failFact(asked, who, 'wanMembers', 'client-agent');
}

/** `datacenter` has no leader: status reads say so at once, leader-forced reads fail, forwarded probes come back empty. */
export function withoutLeader(observations: readonly Observation[], datacenter: string): Observation[] {
  let next = withFact(observations, datacenter, 'leader', null);
  for (const fact of ['autopilot', 'raft', 'aclReplication'] as const) {
    next = failFact(next, datacenter, fact, 'no-leader');
  }
  for (const o of next) {
    if (o.vantage.datacenter === datacenter) continue;
    next = changeForwarding(next, o.vantage.id, datacenter, (f) =>
      goodFact(f.path, null, f.latest.at, f.staleAfterMs),
    );
  }
  return next;
}

/** Changes of a WAN member as every vantage, or `seenBy`, remembers them: `[ms before the read, from, to]`, oldest first. */
export function rememberMember(
  observations: readonly Observation[],
  { datacenter, node, seenBy }: { datacenter: string; node: string; seenBy?: Who },
  changes: readonly (readonly [agoMs: number, from: string, to: string])[],
): Observation[] {
  const remember = (o: Observation): Observation =>
    changeFact([o], o.vantage.id, 'wanMembers', (fact) =>
      withMemory(fact, `${node}.${datacenter}`, fact.latest.at, changes),
    )[0] ?? o;
  return seenBy === undefined ? observations.map(remember) : at(observations, seenBy, remember);
}

/** Changes of a server in the LAN pool of its own datacenter. */
export function rememberLanMember(
  observations: readonly Observation[],
  datacenter: string,
  node: string,
  changes: readonly (readonly [agoMs: number, from: string, to: string])[],
): Observation[] {
  return changeFact(observations, datacenter, 'lanMembers', (fact) =>
    withMemory(fact, node, fact.latest.at, changes),
  );
}

/** Changes of the probe `from` → `to` between `works` and `fails`. */
export function rememberProbe(
  observations: readonly Observation[],
  from: Who,
  to: string,
  changes: readonly (readonly [agoMs: number, from: string, to: string])[],
): Observation[] {
  return changeForwarding(observations, from, to, (fact) => withMemory(fact, '', fact.latest.at, changes));
}

/** A fact was first read, and its value last changed, `ms` before its last read. */
export function knownFor(
  observations: readonly Observation[],
  who: Who,
  name: FactName,
  ms: number,
): Observation[] {
  return changeFact(observations, who, name, (fact) => ({
    ...fact,
    changedAt: fact.latest.at - ms,
    knownSince: fact.latest.at - ms,
  }));
}

function withMemory<T>(
  fact: Fact<T>,
  subject: string,
  now: number,
  changes: readonly (readonly [agoMs: number, from: string, to: string])[],
): Fact<T> {
  const remembered = changes.map(([ago, from, to]): Transition => ({ at: now - ago, from, to }));
  const others = (fact.changes ?? []).filter((entry) => entry.subject !== subject);
  return { ...fact, changes: [...others, { subject, changes: remembered }] };
}
