import type {
  Failure,
  FailureKind,
  FederationState,
  MemberStatus,
  MeshGatewayService,
} from '../../consul/types';
import type { Fact, FactName, FactValues, Observation } from '../types';
import { failedFact, failureOf, goodFact } from './facts';

/** Which observations a change touches: a vantage id, or a datacenter's name for all of its vantages. */
export type Who = string;

/** Changes what `who` says. Every function here returns a changed copy; the list given stays as it was. */
export function at(
  observations: readonly Observation[],
  who: Who,
  change: (o: Observation) => Observation,
): Observation[] {
  if (!observations.some((o) => matches(o, who)))
    throw new Error(`no vantage "${who}" in these observations`);
  return observations.map((o) => (matches(o, who) ? change(o) : o));
}

const matches = (o: Observation, who: Who): boolean => o.vantage.id === who || o.vantage.datacenter === who;

function asFailure(failure: FailureKind | Failure): Failure {
  return typeof failure === 'string' ? failureOf(failure) : failure;
}

/** The id of the n-th vantage (from 0) of a datacenter. */
export function vantageOf(observations: readonly Observation[], datacenter: string, n = 0): string {
  const found = observations.filter((o) => o.vantage.datacenter === datacenter)[n];
  if (!found) throw new Error(`no vantage ${n} in "${datacenter}"`);
  return found.vantage.id;
}

/** Changes one fact of one vantage; undefined removes it (never asked). */
export function changeFact<K extends FactName>(
  observations: readonly Observation[],
  who: Who,
  name: K,
  change: (fact: Fact<FactValues[K]>) => Fact<FactValues[K]> | undefined,
): Observation[] {
  return at(observations, who, (o) => {
    const { [name]: fact, ...rest } = o.facts;
    if (!fact) return o;
    // One key of a mapped type: TypeScript cannot follow K through the spread.
    const changed = change(fact as Fact<FactValues[K]>);
    return { ...o, facts: changed ? { ...rest, [name]: changed } : rest };
  });
}

/** Replaces the value of a fact (or maps the old one), keeping path and time. */
export function withFact<K extends FactName>(
  observations: readonly Observation[],
  who: Who,
  name: K,
  value: FactValues[K] | ((old: FactValues[K]) => FactValues[K]),
): Observation[] {
  return changeFact(observations, who, name, (fact) => {
    if (!fact.good) throw new Error(`"${name}" of ${who} has no value to change`);
    const next = typeof value === 'function' ? value(fact.good.value) : value;
    // Only the value is another one: what is remembered of it stays.
    return { ...fact, ...goodFact(fact.path, next, fact.good.at, fact.staleAfterMs) };
  });
}

/** A fact that fails. It never had a value unless `good` is `keep`. */
export function failFact(
  observations: readonly Observation[],
  who: Who,
  name: FactName,
  failure: FailureKind | Failure,
  good: 'keep' | 'forget' = 'forget',
): Observation[] {
  return changeFact(observations, who, name, (fact) => failedFact(fact, asFailure(failure), 2, good));
}

/** Was never asked for this fact. */
export function withoutFact(observations: readonly Observation[], who: Who, name: FactName): Observation[] {
  return changeFact(observations, who, name, () => undefined);
}

/** Probes `from` → `to` fail `times` times in a row; `from` is a datacenter or one vantage. The last good answer stays. */
export function failForwarding(
  observations: readonly Observation[],
  from: Who,
  to: string,
  failure: FailureKind | Failure,
  times = 2,
): Observation[] {
  return changeForwarding(observations, from, to, (fact) => failedFact(fact, asFailure(failure), times));
}

/** Changes the probe of `from` towards `to`; undefined: never asked. */
export function changeForwarding(
  observations: readonly Observation[],
  from: Who,
  to: string,
  change: (fact: Fact<string | null>) => Fact<string | null> | undefined,
): Observation[] {
  return at(observations, from, (o) => {
    const { [to]: fact, ...rest } = o.forwarding;
    if (!fact) return o;
    const changed = change(fact);
    return { ...o, forwarding: changed ? { ...rest, [to]: changed } : rest };
  });
}

/** Status of a datacenter's servers (or one `node`) in the WAN pools of every vantage, or of `seenBy` only. */
export function setMemberStatus(
  observations: readonly Observation[],
  subject: { datacenter: string; node?: string; seenBy?: Who },
  status: MemberStatus,
): Observation[] {
  const hit = (m: { datacenter: string | null; node: string }): boolean =>
    m.datacenter === subject.datacenter && (subject.node === undefined || m.node === subject.node);
  const change = (o: Observation): Observation =>
    o.facts.wanMembers?.good
      ? (withFact([o], o.vantage.id, 'wanMembers', (members) =>
          members.map((m) => (hit(m) ? { ...m, status } : m)),
        )[0] ?? o)
      : o;
  return subject.seenBy === undefined ? observations.map(change) : at(observations, subject.seenBy, change);
}

/** Status of one server in the LAN pool of its own datacenter, as all of its vantages see it. */
export function setLanStatus(
  observations: readonly Observation[],
  datacenter: string,
  node: string,
  status: MemberStatus,
): Observation[] {
  return withFact(observations, datacenter, 'lanMembers', (members) =>
    members.map((m) => (m.node === node ? { ...m, status } : m)),
  );
}

/** Where a gateway is changed: its registration, the records of it in all datacenters, or both. */
export type Where = 'everywhere' | 'live' | 'federation-states';

/** Changes one gateway; null removes it. `observer` limits federation states to one datacenter's. */
export function editGateway(
  observations: readonly Observation[],
  datacenter: string,
  id: string,
  patch: Partial<MeshGatewayService> | null,
  where: Where = 'everywhere',
  observer?: string,
): Observation[] {
  const edit = (list: readonly MeshGatewayService[]): MeshGatewayService[] =>
    list.flatMap((g) =>
      g.datacenter !== datacenter || g.id !== id ? [g] : patch ? [{ ...g, ...patch }] : [],
    );
  return observations.map((o) => {
    let next = [o];
    if (where !== 'federation-states' && o.facts.meshGateways?.good) {
      next = withFact(next, o.vantage.id, 'meshGateways', edit);
    }
    const believes = observer === undefined || o.vantage.datacenter === observer;
    if (where !== 'live' && believes && o.facts.federationStates?.good) {
      next = withFact(next, o.vantage.id, 'federationStates', (states) =>
        states.map((s) => ({ ...s, meshGateways: edit(s.meshGateways) })),
      );
    }
    return next[0] ?? o;
  });
}

/** Changes the record of one datacenter as `observer` has it; null removes the record. */
export function editFederationState(
  observations: readonly Observation[],
  observer: Who,
  datacenter: string,
  patch: Partial<FederationState> | null,
): Observation[] {
  return withFact(observations, observer, 'federationStates', (states) =>
    states.flatMap((s) => (s.datacenter !== datacenter ? [s] : patch ? [{ ...s, ...patch }] : [])),
  );
}
