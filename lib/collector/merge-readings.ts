import type { Reading } from '@/lib/consul/types';

/**
 * The instances of several gateway services as one reading: the list is whole only if every part is,
 * so one failed part makes the whole fail with its failure. `at` is that of the oldest part, `ms` of the slowest.
 * No parts: a datacenter without any gateway service, an empty list as of `emptyAt` (epoch ms).
 */
export function mergeReadings<T>(
  parts: readonly Reading<readonly T[]>[],
  emptyAt: number,
): Reading<readonly T[]> {
  const failed = parts.find((part) => !part.ok);
  if (failed) return failed;
  const good = parts.filter((part) => part.ok);
  return {
    ok: true,
    value: good.flatMap(({ value }) => value),
    at: good.length === 0 ? emptyAt : Math.min(...good.map(({ at }) => at)),
    ms: Math.max(0, ...good.map(({ ms }) => ms)),
    meta: good[0]?.meta ?? { index: null, knownLeader: null, lastContactMs: null, filteredByAcls: false },
  };
}
