import * as change from '@/lib/observation/testing/observations';
import type { AclReplication } from '@/lib/consul/types';
import type { Observation } from '@/lib/observation/types';
import { NOW } from './situation';

type Told = Partial<AclReplication> & {
  /** ms before NOW; null: never. */
  successAgoMs?: number | null;
  errorAgoMs?: number | null;
  /** For how long the reads have said the same. */
  knownForMs?: number;
};

const ago = (ms: number | null): string | null => (ms === null ? null : new Date(NOW - ms).toISOString());

/** ACL replication of a secondary as its leader tells it; without times, as in a healthy federation. */
export function replicating(
  observations: readonly Observation[],
  datacenter: string,
  told: Told,
): Observation[] {
  const { successAgoMs, errorAgoMs, knownForMs = 600_000, ...rest } = told;
  const changed = change.withFact(observations, datacenter, 'aclReplication', (before) => ({
    ...before,
    ...(successAgoMs !== undefined && { lastSuccess: ago(successAgoMs) }),
    ...(errorAgoMs !== undefined && { lastError: ago(errorAgoMs) }),
    ...rest,
  }));
  return change.knownFor(changed, datacenter, 'aclReplication', knownForMs);
}

/** The last error is newer than the last success, and has been for ten minutes. */
export const replicationFails = (
  observations: readonly Observation[],
  datacenter: string,
  told: Told = {},
): Observation[] =>
  replicating(observations, datacenter, { successAgoMs: 900_000, errorAgoMs: 3_000, ...told });
