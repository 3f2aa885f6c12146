import { diagnose } from '@/lib/diagnosis/diagnose';
import { buildFederation } from '@/lib/federation/build-federation';
import { largeFederation } from '@/lib/observation/testing/large-federation';
import { unreachable } from '@/lib/observation/testing/situations';
import { failForwarding } from '@/lib/observation/testing/observations';
import type { Observation } from '@/lib/observation/types';
import { toSnapshot } from '@/lib/snapshot/to-snapshot';
import { median, type Figure } from './figures';

const NOW = 1_700_000_000_000;
const ROUNDS = 15;

/** Observations → snapshot at the size of the budgets: healthy, and with two datacenters lost and a hundred ways broken. */
export function measurePipeline(): Figure[] {
  const healthy = largeFederation(NOW);
  return [...figuresOf('healthy', healthy), ...figuresOf('damaged', damaged(healthy))];
}

function damaged(healthy: readonly Observation[]): Observation[] {
  let next = unreachable(unreachable(healthy, 'dc003'), 'dc007');
  for (let i = 10; i < 110; i++) {
    const name = (n: number) => `dc${String((n % 200) + 1).padStart(3, '0')}`;
    next = failForwarding(next, name(i), name(i + 37), 'connection-lost', 3);
  }
  return next;
}

function figuresOf(state: string, observations: readonly Observation[]): Figure[] {
  const took = {
    model: [] as number[],
    rules: [] as number[],
    snapshot: [] as number[],
    all: [] as number[],
  };
  for (let round = 0; round < ROUNDS; round++) {
    const started = performance.now();
    // A second later each time: nothing may live on the time being the same.
    const federation = buildFederation(observations, { now: NOW + round, source: 'consul' });
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
    value: median(values),
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
