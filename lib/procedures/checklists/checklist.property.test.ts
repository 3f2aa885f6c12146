import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { buildFederation } from '@/lib/federation/build-federation';
import { ARBITRARY_NOW, arbitraryFederation } from '@/lib/observation/testing/arbitrary-federation';
import { checklist } from './checklist';
import { PROCEDURES } from './types';

it('never throws, proves nothing without evidence, and depends on no order', () => {
  fc.assert(
    fc.property(arbitraryFederation, fc.constantFrom(...PROCEDURES), (all, procedure) => {
      const of = (observations: typeof all) =>
        checklist(buildFederation(observations, { now: ARBITRARY_NOW, source: 'consul' }), procedure, {
          primary: null,
          secondary: null,
        });
      const result = of(all);
      for (const { state, parts } of result.steps) {
        if (state === 'done') expect(parts.every((part) => part.state === 'done')).toBe(true);
        for (const part of parts) if (part.state === 'done') expect(part.evidence.length).toBeGreaterThan(0);
      }
      expect(JSON.stringify(of([...all].reverse()))).toBe(JSON.stringify(result));
    }),
    { numRuns: 150 },
  );
});
