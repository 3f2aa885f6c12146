import fc from 'fast-check';
import * as any from './arbitrary-values';
import type { Teller, ToldChange } from './arbitrary-telling';
import * as change from './observations';

/** What goes wrong with our own reads, and how long something has been known. */
export const readChanges = ({ dc, odd, told, oneOf }: Teller): fc.Arbitrary<ToldChange>[] => [
  told(
    'failFact',
    fc.tuple(dc, any.factName, any.failureKind, fc.constantFrom('keep' as const, 'forget' as const)),
    (a, f, k, good) => (o) => change.failFact(o, a, f, k, good),
  ),
  oneOf('failOneFact', fc.tuple(any.factName, any.failureKind), (o, who, [f, k]) =>
    change.failFact(o, who, f, k),
  ),
  told('withoutFact', fc.tuple(dc, any.factName), (a, f) => (o) => change.withoutFact(o, a, f)),
  oneOf('agedFact', fc.tuple(any.factName, fc.integer({ min: -60_000, max: 600_000 })), (o, who, [f, ms]) =>
    change.changeFact(o, who, f, (fact) => change.agedFact(fact, ms)),
  ),
  oneOf('aged', fc.integer({ min: -60_000, max: 600_000 }), (o, who, ms) => change.aged(o, who, ms)),
  oneOf('staleAfter', fc.integer({ min: 0, max: 100_000 }), (o, who, staleAfterMs) =>
    o.map((one) =>
      one.vantage.id === who ? change.mapFacts(one, (fact) => ({ ...fact, staleAfterMs })) : one,
    ),
  ),
  told('unreachable', fc.tuple(dc), (a) => (o) => change.unreachable(o, a)),
  oneOf('oneUnreachable', fc.constant(null), (o, who) => change.unreachable(o, who)),
  oneOf('clientAgent', fc.constant(null), (o, who) => change.asClientAgent(o, who)),
  told('dropVantage', fc.tuple(dc), (a) => (o) => change.dropVantage(o, a)),
  told('seenFromOneAgent', fc.tuple(dc), (a) => (o) => change.seenFromOneAgent(o, a)),
  oneOf('agents', fc.array(odd, { maxLength: 3 }), (o, who, agents) =>
    o.map((one) =>
      one.vantage.id === who ? { ...one, vantage: { ...one.vantage, agents, datacenter: null } } : one,
    ),
  ),
  told(
    'knownFor',
    fc.tuple(dc, any.factName, fc.integer({ min: 0, max: 900_000 })),
    (a, f, ms) => (o) => change.knownFor(o, a, f, ms),
  ),
];
