import fc from 'fast-check';
import type { Coordinate, FailureKind, MemberStatus } from '../../consul/types';
import type { FactName, Observation } from '../types';
import {
  aged,
  agedFact,
  asClientAgent,
  changeFact,
  dropVantage,
  editGateway,
  failFact,
  failForwarding,
  failureOf,
  healthyObservations,
  mapFacts,
  seenFromOneAgent,
  setLanStatus,
  setMemberStatus,
  unreachable,
  withFact,
  withoutFact,
  withoutLeader,
} from './observations';

/** The `now` all generated observations are read at, epoch ms. */
export const ARBITRARY_NOW = Date.UTC(2026, 0, 1);

type Change = (observations: Observation[]) => Observation[];

const HOSTILE = [
  '__proto__',
  'constructor',
  'toString',
  '<script>alert(1)</script>',
  '"; DROP TABLE dc;--',
  '${jndi}',
  '../..',
  '日本',
  '\u202eevil',
  '\u0000',
  ' ',
  'DC1',
  'dc1.dc2',
  'a'.repeat(300),
];

const name = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('dc1', 'dc2', 'dc3', 'eu-west-1') },
  { weight: 1, arbitrary: fc.constantFrom(...HOSTILE) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }) },
);

const kind = fc.constantFrom<FailureKind>(
  'agent-unreachable',
  'agent-timeout',
  'agent-tls',
  'redirect',
  'encoding',
  'too-large',
  'truncated',
  'malformed',
  'unsupported',
  'blocked',
  'feature-off',
  'throttled',
  'denied',
  'unknown-token',
  'filtered',
  'client-agent',
  'no-leader',
  'no-path',
  'no-usable-gateway',
  'no-server-reachable',
  'gateway-dial',
  'connection-lost',
  'tls-identity',
  'tls',
  'neighbour-dial',
  'no-known-servers',
  'unclassified',
);

const status = fc.constantFrom<MemberStatus>('none', 'alive', 'leaving', 'left', 'failed', 'unknown (7)');

const factName = fc.constantFrom<FactName>(
  'self',
  'wanMembers',
  'lanMembers',
  'metrics',
  'datacenters',
  'leader',
  'peers',
  'catalogServers',
  'federationStates',
  'meshGatewayNames',
  'meshGateways',
  'autopilot',
  'raft',
  'coordinates',
  'aclReplication',
  'caRoots',
);

/** JSON knows neither NaN, infinities nor -0. */
const finite = fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0);
const coordinate: fc.Arbitrary<Coordinate> = fc.record(
  { vec: fc.array(finite, { maxLength: 8 }), error: finite, adjustment: finite, height: finite },
  { noNullPrototype: true },
);

/** An observation list as agents might leave it: any size, mode and number of faults, gaps, old answers and odd names. */
export const arbitraryFederation: fc.Arbitrary<Observation[]> = fc
  .record({
    datacenters: fc.uniqueArray(
      fc.record({ name, servers: fc.integer({ min: 1, max: 5 }), gateways: fc.integer({ min: 0, max: 3 }) }),
      { selector: (datacenter) => datacenter.name, minLength: 1, maxLength: 5 },
    ),
    vantagesPerDatacenter: fc.integer({ min: 1, max: 3 }),
    mode: fc.constantFrom('mesh-gateways' as const, 'traditional' as const),
  })
  .chain((plan) => {
    const names = plan.datacenters.map((datacenter) => datacenter.name);
    const healthy = healthyObservations({ ...plan, primary: names[0] ?? '', now: ARBITRARY_NOW });
    return fc
      .array(changeOf(names), { maxLength: 8 })
      .map((changes) => changes.reduce((observations, change) => change(observations), healthy));
  });

/** One fault. A change that finds nothing to change leaves the list as it is. */
function changeOf(names: readonly string[]): fc.Arbitrary<Change> {
  const which = fc.constantFrom(...names);
  const at = fc.nat();
  const vantage = (observations: readonly Observation[], n: number): string =>
    observations[n % observations.length]?.vantage.id ?? '';
  const one = <T>(
    part: fc.Arbitrary<T>,
    change: (observations: Observation[], who: string, part: T) => Observation[],
  ): fc.Arbitrary<Change> =>
    fc.tuple(at, part).map(
      ([n, value]) =>
        (observations) =>
          observations.length === 0
            ? observations
            : attempt(() => change(observations, vantage(observations, n), value), observations),
    );
  return fc.oneof(
    one(fc.tuple(factName, kind, fc.boolean()), (all, who, [fact, failure, keep]) =>
      failFact(all, who, fact, failure, keep ? 'keep' : 'forget'),
    ),
    one(factName, (all, who, fact) => withoutFact(all, who, fact)),
    one(fc.tuple(factName, fc.integer({ min: -60_000, max: 600_000 })), (all, who, [fact, ms]) =>
      changeFact(all, who, fact, (f) => agedFact(f, ms)),
    ),
    one(
      fc.tuple(which, kind, fc.integer({ min: 1, max: 3 }), fc.boolean()),
      (all, who, [to, failure, times, pathWorks]) =>
        failForwarding(all, who, to, failureOf(failure, { pathWorks }), times),
    ),
    one(fc.integer({ min: -60_000, max: 600_000 }), (all, who, ms) => aged(all, who, ms)),
    one(fc.constant(null), (all, who) => unreachable(all, who)),
    one(fc.constant(null), (all, who) => asClientAgent(all, who)),
    one(fc.tuple(which, status), (all, who, [datacenter, word]) =>
      setMemberStatus(all, { datacenter, seenBy: who }, word),
    ),
    one(fc.tuple(which, status, fc.integer({ min: 1, max: 5 })), (all, _, [dc, word, n]) =>
      setLanStatus(all, dc, `${dc}-s${n}`, word),
    ),
    one(
      fc.tuple(
        which,
        fc.integer({ min: 1, max: 3 }),
        fc.boolean(),
        fc.constantFrom('everywhere' as const, 'live' as const, 'federation-states' as const),
      ),
      (all, _, [dc, n, federation, where]) =>
        editGateway(all, dc, `mesh-gateway-${n}`, federation ? null : { federation, checks: [] }, where),
    ),
    one(which, (all, _, dc) => dropVantage(all, dc)),
    one(which, (all, _, dc) => seenFromOneAgent(all, dc)),
    one(which, (all, _, dc) => withoutLeader(all, dc)),
    one(fc.tuple(name, fc.option(name)), (all, who, [datacenter, primaryDatacenter]) =>
      withFact(all, who, 'self', (self) => ({ ...self, datacenter, primaryDatacenter })),
    ),
    one(fc.tuple(name, status), (all, who, [node, word]) =>
      withFact(all, who, 'wanMembers', (members) =>
        [
          ...members,
          ...members
            .slice(0, 2)
            .map((m) => ({ ...m, node, status: word, id: null, version: null, expect: null })),
        ].reverse(),
      ),
    ),
    one(coordinate, (all, who, odd) =>
      withFact(all, who, 'coordinates', (charts) =>
        charts.map((c, i) =>
          i % 2 ? c : { ...c, servers: c.servers.map((s) => ({ ...s, coordinate: odd })) },
        ),
      ),
    ),
    one(fc.constant(null), (all, who) =>
      withFact(all, who, 'raft', (servers) => servers.map((s) => ({ ...s, node: '(unknown)', id: '' }))),
    ),
    one(fc.array(name), (all, who, agents) =>
      all.map((o) =>
        o.vantage.id === who ? { ...o, vantage: { ...o.vantage, agents, datacenter: null } } : o,
      ),
    ),
    one(fc.integer({ min: 0, max: 100_000 }), (all, who, staleAfterMs) =>
      all.map((o) => (o.vantage.id === who ? mapFacts(o, (fact) => ({ ...fact, staleAfterMs })) : o)),
    ),
  );
}

/** Changes name vantages and facts that an earlier change may have taken away. */
function attempt(change: () => Observation[], otherwise: Observation[]): Observation[] {
  try {
    return change();
  } catch {
    return otherwise;
  }
}
