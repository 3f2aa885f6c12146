import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ARBITRARY_NOW, arbitraryFederation } from '@/lib/observation/testing/arbitrary-federation';
import { buildFederation } from '../build-federation';
import { compareRoute } from './compare-route';
import { gatewayTable } from './gateway-table';
import { singlePoints } from './single-points';
import type { Stop } from './stops';
import { whatIf } from './what-if';

const build = (observations: Parameters<typeof buildFederation>[0]) =>
  buildFederation(observations, { now: ARBITRARY_NOW, source: 'consul' });

it('foretells anything agents may have said, never "works" over a hop that is not known', () => {
  fc.assert(
    fc.property(arbitraryFederation, (observations) => {
      const federation = build(observations);
      for (const pair of federation.pairs) {
        const route = compareRoute(federation, pair);
        if (!route) throw new Error(`no route ${pair.from} → ${pair.to}`);
        if (route.prediction === 'works') {
          for (const chain of route.chains)
            for (const { candidates } of chain.hops)
              expect(candidates.filter(({ chosen }) => chosen).every(({ works }) => works === true)).toBe(
                true,
              );
        }
        if (route.dials) {
          expect(route.prediction).toBe('some-fail');
          expect(route.dials.failing).toBeGreaterThan(0);
          expect(route.dials.failing).toBeLessThan(route.dials.of);
        }
      }
      for (const { guard } of gatewayTable(federation)) {
        if (guard.answer === 'yes')
          expect([guard.isLast, guard.waitingFor, guard.namedBy]).toEqual([false, [], []]);
      }
      singlePoints(federation);
    }),
    { numRuns: 60 },
  );
});

it('stopping a datacenter breaks each of its ways, or it was broken or not known before', () => {
  fc.assert(
    fc.property(arbitraryFederation, fc.nat(), (observations, n) => {
      const federation = build(observations);
      const name = federation.datacenters[n % federation.datacenters.length]?.name;
      if (name === undefined) return;
      const stop: Stop = { kind: 'datacenter', datacenter: name };
      for (const { from, to, after } of whatIf(federation, [stop]).changes) {
        expect([from, to]).toContain(name);
        expect(after.prediction).toBe('fails');
      }
    }),
    { numRuns: 60 },
  );
});

it('does not depend on the order of the observations', () => {
  fc.assert(
    fc.property(arbitraryFederation, (observations) => {
      const told = (list: typeof observations) => {
        const federation = build(list);
        return JSON.stringify([
          federation.pairs.map((pair) => compareRoute(federation, pair)),
          gatewayTable(federation),
          singlePoints(federation),
        ]);
      };
      expect(told([...observations].reverse())).toBe(told(observations));
    }),
    { numRuns: 40 },
  );
});
