import { diagnose } from '@/lib/diagnosis/diagnose';
import type { Diagnosis } from '@/lib/diagnosis/types';
import { buildFederation } from '@/lib/federation/build-federation';
import type { Federation } from '@/lib/federation/types';
import type { Observation } from '@/lib/observation/types';
import { toSnapshot } from './to-snapshot';
import type { Snapshot } from './types';

/** The model and the verdicts behind a snapshot: evidence on request is made from these. */
export type Taken = { federation: Federation; diagnosis: Diagnosis; snapshot: Snapshot };

/**
 * The whole pure pipeline: observations → federation → diagnosis → snapshot.
 * The order of the observations does not matter. `now` is epoch ms.
 */
export function takeSnapshot(
  observations: readonly Observation[],
  { now, source }: { now: number; source: 'consul' | 'demo' },
): Taken {
  const federation = buildFederation(observations, { now, source });
  const diagnosis = diagnose(federation);
  return { federation, diagnosis, snapshot: toSnapshot(federation, diagnosis) };
}
