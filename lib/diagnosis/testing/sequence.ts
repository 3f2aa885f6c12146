import { buildFederation } from '@/lib/federation/build-federation';
import { recordProbe, recordReading } from '@/lib/observation/record-reading';
import type { Fact, FactName, FactValues, Facts, Observation } from '@/lib/observation/types';
import { diagnose } from '../diagnose';
import type { Diagnosis } from '../types';
import { healthy, NOW } from './situation';

/** What is so at a moment: seconds since the start, and what is different from all being well. */
export type Step = readonly [seconds: number, change: (well: Observation[]) => Observation[]];

/**
 * The diagnosis after each of a sequence of reads, with all that is remembered from one to the next: every step is one read of every
 * fact and one probe of every way.
 */
export function watched(
  steps: readonly Step[],
  start: (now: number) => Observation[] = (now) => healthy({ now }),
): Diagnosis[] {
  let known: Observation[] = [];
  return steps.map(([seconds, change]) => {
    const now = NOW + seconds * 1_000;
    known = change(start(now)).map((read) =>
      remember(
        known.find(({ vantage }) => vantage.id === read.vantage.id),
        read,
      ),
    );
    return diagnose(buildFederation(known, { now, source: 'consul' }));
  });
}

function remember(before: Observation | undefined, read: Observation): Observation {
  const facts: Facts = { ...read.facts };
  for (const name of Object.keys(read.facts) as FactName[]) rememberFact(name, before?.facts, facts);
  const forwarding = Object.entries(read.forwarding).map(([to, fact]) => {
    const took = { path: fact.path, reading: fact.latest, staleAfterMs: fact.staleAfterMs };
    return [to, recordProbe(before?.forwarding[to], took)] as const;
  });
  return { ...read, facts, forwarding: Object.fromEntries(forwarding) };
}

function rememberFact<K extends FactName>(name: K, before: Facts | undefined, facts: Facts): void {
  // One key of a mapped type: TypeScript cannot follow K through it.
  const fact = facts[name] as Fact<FactValues[K]> | undefined;
  if (!fact) return;
  const took = { path: fact.path, reading: fact.latest, staleAfterMs: fact.staleAfterMs };
  Object.assign(facts, {
    [name]: recordReading(name, before?.[name] as Fact<FactValues[K]> | undefined, took),
  });
}

/** `severity rule: subject` of every root above info, worst first: what an operator is told is wrong. */
export const accused = ({ findings }: Diagnosis): string[] =>
  findings.filter(({ severity }) => severity !== 'info').map(({ severity, id }) => `${severity} ${id}`);
