import { largeFederation } from '@/lib/observation/testing/large-federation';
import { failForwarding } from '@/lib/observation/testing/observations';
import { unreachable } from '@/lib/observation/testing/situations';
import { takeSnapshot, type Taken } from '@/lib/snapshot/take-snapshot';
import type { Snapshot } from '@/lib/snapshot/types';

const name = (n: number) => `dc${String(n).padStart(3, '0')}`;

/**
 * What the pipeline makes of a federation of any size in which one datacenter is not reached by half of the others, one way is broken and
 * one agent does not answer. `now` is epoch ms; `backwards`: the same observations, told in the opposite order.
 */
export function takeLarge(datacenters: number, now: number, { backwards = false } = {}): Taken {
  let observations = largeFederation(now, { datacenters, servers: 3, gateways: 2 });
  const hit = name(Math.ceil(datacenters / 2));
  for (let i = 1; i <= datacenters / 2; i++)
    if (name(i) !== hit) observations = failForwarding(observations, name(i), hit, 'connection-lost', 3);
  observations = failForwarding(observations, name(2), name(datacenters), 'connection-lost', 3);
  if (datacenters > 5) observations = unreachable(observations, name(5));
  if (backwards) observations.reverse();
  return takeSnapshot(observations, { now, source: 'consul' });
}

export const largeSnapshot = (datacenters: number, now: number): Snapshot =>
  takeLarge(datacenters, now).snapshot;
