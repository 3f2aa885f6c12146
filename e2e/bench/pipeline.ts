import { SharedParts } from '@/lib/collector/shared-parts';
import { diagnose } from '@/lib/diagnosis/diagnose';
import { buildFederation } from '@/lib/federation/build-federation';
import { largeFederation } from '@/lib/observation/testing/large-federation';
import { unreachable } from '@/lib/observation/testing/situations';
import { failForwarding } from '@/lib/observation/testing/observations';
import type { Fact, FactName, FactValues, Observation } from '@/lib/observation/types';
import { toSnapshot } from '@/lib/snapshot/to-snapshot';
import { median, type Figure } from './figures';

const NOW = 1_700_000_000_000;
const ROUNDS = 25;
/** Before the code is compiled figures are of the compiler. */
const WARM_UP = 5;

/** Observations → snapshot at the size of the budgets: healthy, and with two datacenters lost and a hundred ways broken. */
export function measurePipeline(): Figure[] {
  const healthy = asCollected(largeFederation(NOW));
  return [...figuresOf('healthy', healthy), ...figuresOf('damaged', damaged(healthy))];
}

/** Equal parts of the answers are the same objects, as the collector keeps them (lib/collector/shared-parts.ts). */
function asCollected(observations: readonly Observation[]): Observation[] {
  const parts = new SharedParts();
  const share = <K extends FactName>(name: K, fact: Fact<FactValues[K]> | undefined): object =>
    fact?.good ? { [name]: { ...fact, ...sharedIn(fact, parts.share(name, fact.good.value)) } } : {};
  return observations.map((observation) => {
    const { wanMembers, federationStates, coordinates } = observation.facts;
    const facts = {
      ...observation.facts,
      ...share('wanMembers', wanMembers),
      ...share('federationStates', federationStates),
      ...share('coordinates', coordinates),
    };
    return { ...observation, facts };
  });
}

const sharedIn = <T>({ latest, good }: Fact<T>, value: T): Pick<Fact<T>, 'latest' | 'good'> => ({
  latest: latest.ok ? { ...latest, value } : latest,
  good: good && { ...good, value },
});

function damaged(healthy: readonly Observation[]): Observation[] {
  let next = unreachable(unreachable(healthy, 'dc003'), 'dc007');
  for (let i = 10; i < 110; i++) {
    const name = (n: number) => `dc${String((n % 200) + 1).padStart(3, '0')}`;
    next = failForwarding(next, name(i), name(i + 37), 'connection-lost', 3);
  }
  return next;
}

/** A probe cycle takes 30 s and a WAN pool is read every 10 s: so much of it is new in a second. */
function afterASecond(observations: readonly Observation[], second: number, now: number): Observation[] {
  const again = <T>(fact: Fact<T>): Fact<T> => ({
    ...fact,
    latest: { ...fact.latest, at: now },
    good: fact.good && { ...fact.good, at: now },
  });
  return observations.map((observation, i) => {
    const probes = Object.entries(observation.forwarding).map(
      ([to, fact], n) => [to, (n + i) % 30 === second % 30 ? again(fact) : fact] as const,
    );
    const { wanMembers } = observation.facts;
    const isRead = wanMembers !== undefined && (i + second) % 10 === 0;
    return {
      ...observation,
      facts: { ...observation.facts, ...(isRead && { wanMembers: again(wanMembers) }) },
      forwarding: Object.fromEntries(probes),
    };
  });
}

function figuresOf(state: string, observations: readonly Observation[]): Figure[] {
  const took = {
    model: [] as number[],
    rules: [] as number[],
    snapshot: [] as number[],
    all: [] as number[],
  };
  for (let round = 0; round < ROUNDS; round++) {
    // A second later each time, with what a second brings: nothing may live on all being the same.
    const now = NOW + round * 1_000;
    const heard = afterASecond(observations, round, now);
    const started = performance.now();
    const federation = buildFederation(heard, { now, source: 'consul' });
    const built = performance.now();
    const diagnosis = diagnose(federation);
    const judged = performance.now();
    toSnapshot(federation, diagnosis);
    const ended = performance.now();
    took.model.push(built - started);
    took.rules.push(judged - built);
    took.snapshot.push(ended - judged);
    took.all.push(judged - started);
  }
  const at = `200 datacenters, ${state}`;
  const figure = (name: string, values: readonly number[], budget: number | null): Figure => ({
    name,
    at,
    value: median(values.slice(WARM_UP)),
    unit: 'ms',
    budget,
  });
  return [
    figure('observations → model', took.model, null),
    figure('model → findings (all rules)', took.rules, null),
    figure('observations → findings', took.all, 100),
    figure('findings → snapshot and revision', took.snapshot, null),
  ];
}
