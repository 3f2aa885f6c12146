import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { arbitraryFederation } from '@/lib/observation/testing/arbitrary-federation';
import { readingsOf } from '../testing/verification-readings';
import { verify } from './verify';

it('never throws, never passes with a gap or a failure, and depends on no order', () => {
  fc.assert(
    fc.property(
      arbitraryFederation,
      fc.constantFrom('mesh-gateways', 'traditional', 'unknown'),
      (all, mode) => {
        const readings = readingsOf(all);
        const result = verify(readings, { mode, source: 'consul' });
        const letters = result.matrix.members + result.matrix.forwarding;
        expect(letters).toHaveLength(2 * result.datacenters.length ** 2);
        expect(result.outcome === 'failed').toBe(letters.includes('f'));
        if (result.outcome === 'passed') expect(letters).not.toMatch(/[f?]/);
        const turned = { ...readings, agents: [...readings.agents].reverse() };
        expect(JSON.stringify(verify(turned, { mode, source: 'consul' }))).toBe(JSON.stringify(result));
      },
    ),
    { numRuns: 150 },
  );
});
