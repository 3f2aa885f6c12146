import fc from 'fast-check';
import type { Observation } from '../types';
import { arbitraryChange } from './arbitrary-changes';
import type { ToldChange } from './arbitrary-telling';
import { anyName, plainName } from './arbitrary-values';
import { healthyObservations } from './observations';

/** The `now` all generated observations are read at, epoch ms. */
export const ARBITRARY_NOW = 1_700_000_000_000;

/** Some observations; a failed property prints their story, not their 100 KB. */
export type Situation = { observations: Observation[]; [fc.toStringMethod]: () => string };

/**
 * An observation list as agents might leave it: any size, mode and number of faults, gaps, old answers and remembered changes.
 * `plain` names are those of operators, `any` may be hostile. Names: `dc1`, `dc2`, … come first, the first is the primary.
 */
export function arbitrarySituation(naming: 'plain' | 'any' = 'plain'): fc.Arbitrary<Situation> {
  const name = naming === 'plain' ? plainName : anyName;
  return fc
    .record({
      datacenters: fc.uniqueArray(
        fc.record({
          name,
          servers: fc.integer({ min: 1, max: 4 }),
          gateways: fc.integer({ min: 0, max: 2 }),
        }),
        { selector: (datacenter) => datacenter.name, minLength: 1, maxLength: 4 },
      ),
      vantagesPerDatacenter: fc.integer({ min: 1, max: 2 }),
      mode: fc.constantFrom('mesh-gateways' as const, 'traditional' as const),
    })
    .chain((plan) => {
      const names = plan.datacenters.map((datacenter) => datacenter.name);
      const healthy = healthyObservations({ ...plan, primary: names[0] ?? '', now: ARBITRARY_NOW });
      return fc
        .array(arbitraryChange(names, { odd: name, now: ARBITRARY_NOW }), { maxLength: 8 })
        .map((changes) => ({
          observations: changes.reduce(attempt, healthy),
          [fc.toStringMethod]: () => JSON.stringify({ plan, changes: changes.map(({ story }) => story) }),
        }));
    });
}

/** The list alone, with any names. */
export const arbitraryFederation: fc.Arbitrary<Observation[]> = arbitrarySituation('any').map(
  ({ observations }) => observations,
);

/** Changes name vantages and facts that an earlier change may have taken away: then nothing happens. */
function attempt(all: Observation[], { apply }: ToldChange): Observation[] {
  try {
    return apply(all);
  } catch {
    return all;
  }
}
