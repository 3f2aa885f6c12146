import type { CaRoots } from '@/lib/consul/types';
import * as change from '@/lib/observation/testing/observations';
import type { Observation } from '@/lib/observation/types';
import { NOW } from './situation';

export const DAY_MS = 86_400_000;

type Root = { id?: string; domain?: string; ageMs?: number; leftMs?: number; knownForMs?: number };

/** One active root of a datacenter: by default the one of a healthy federation, a day old and good for ten years. */
export function withRoot(
  observations: readonly Observation[],
  datacenter: string,
  { id = 'root-1', domain, ageMs = DAY_MS, leftMs = 3_650 * DAY_MS, knownForMs = DAY_MS }: Root,
): Observation[] {
  const changed = change.withFact(observations, datacenter, 'caRoots', (before): CaRoots => ({
    activeRootId: id,
    trustDomain: domain ?? before.trustDomain,
    roots: [
      {
        id,
        name: 'Consul CA Root Cert',
        notBefore: new Date(NOW - ageMs).toISOString(),
        notAfter: new Date(NOW + leftMs).toISOString(),
        active: true,
      },
    ],
  }));
  return change.knownFor(changed, datacenter, 'caRoots', knownForMs);
}
