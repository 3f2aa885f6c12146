import * as fc from 'fast-check';
import type { FailureKind, MemberStatus } from '@/lib/consul/types';
import * as change from '@/lib/observation/testing/observations';
import type { FactName, Observation } from '@/lib/observation/types';
import { NOW } from './situation';

type Change = (observations: readonly Observation[]) => Observation[];

const KINDS: readonly FailureKind[] = [
  'agent-unreachable',
  'agent-timeout',
  'malformed',
  'unsupported',
  'feature-off',
  'denied',
  'unknown-token',
  'filtered',
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
];
const FACTS: readonly FactName[] = [
  'self',
  'wanMembers',
  'lanMembers',
  'datacenters',
  'leader',
  'peers',
  'federationStates',
  'meshGateways',
  'autopilot',
  'raft',
];
const STATUSES: readonly MemberStatus[] = ['none', 'alive', 'leaving', 'left', 'failed', 'unknown (7)'];

const kind = fc.constantFrom(...KINDS);
const fact = fc.constantFrom(...FACTS);
const status = fc.constantFrom(...STATUSES);

const part = fc.constantFrom('keep' as const, 'forget' as const);
const seen = fc.constantFrom('live' as const, 'everywhere' as const);
const criticalCheck = [{ id: 'c', name: 'port', status: 'critical', output: 'refused' }];

/** One thing that happens to a federation, or to what is read of it; its story names the change and its arguments. */
function arbitraryChange(names: readonly string[]): fc.Arbitrary<{ story: unknown[]; apply: Change }> {
  const dc = fc.constantFrom(...names);
  const told = <A extends unknown[]>(name: string, args: fc.Arbitrary<A>, apply: (...a: A) => Change) =>
    args.map((a) => ({ story: [name, ...a], apply: apply(...a) }));
  return fc.oneof(
    told(
      'failForwarding',
      fc.tuple(dc, dc, kind, fc.nat(3)),
      (a, b, k, n) => (o) => change.failForwarding(o, a, b, k, n),
    ),
    told(
      'failFact',
      fc.tuple(dc, fact, kind, part),
      (a, f, k, good) => (o) => change.failFact(o, a, f, k, good),
    ),
    told('withoutFact', fc.tuple(dc, fact), (a, f) => (o) => change.withoutFact(o, a, f)),
    told(
      'allMembers',
      fc.tuple(dc, status),
      (datacenter, s) => (o) => change.setMemberStatus(o, { datacenter }, s),
    ),
    told(
      'member',
      fc.tuple(dc, status, fc.nat(3)),
      (datacenter, s, n) => (o) => change.setMemberStatus(o, { datacenter, node: `${datacenter}-s${n}` }, s),
    ),
    told(
      'membersSeenBy',
      fc.tuple(dc, dc, status),
      (datacenter, seenBy, s) => (o) => change.setMemberStatus(o, { datacenter, seenBy }, s),
    ),
    told(
      'criticalGateway',
      fc.tuple(dc, fc.nat(2), seen),
      (a, n, where) => (o) => change.editGateway(o, a, `mesh-gateway-${n}`, { checks: criticalCheck }, where),
    ),
    told(
      'noGateway',
      fc.tuple(dc, fc.nat(2), seen),
      (a, n, where) => (o) => change.editGateway(o, a, `mesh-gateway-${n}`, null, where),
    ),
    told(
      'untaggedGateway',
      fc.tuple(dc, fc.nat(2), seen),
      (a, n, where) => (o) => change.editGateway(o, a, `mesh-gateway-${n}`, { federation: false }, where),
    ),
    told('noLeader', fc.tuple(dc), (a) => (o) => change.withoutLeader(o, a)),
    told('unreachable', fc.tuple(dc), (a) => (o) => change.unreachable(o, a)),
    told('aged', fc.tuple(dc), (a) => (o) => change.aged(o, a, 90_000)),
    told('dropVantage', fc.tuple(dc), (a) => (o) => change.dropVantage(o, a)),
  );
}

/** Some observations; a failed property prints their story, not their 100 KB. */
export type Situation = { observations: Observation[]; [fc.toStringMethod]: () => string };

/** A federation of one to four datacenters in which up to six things have happened. */
export const arbitrarySituation: fc.Arbitrary<Situation> = fc
  .record({
    sizes: fc.array(fc.record({ servers: fc.integer({ min: 1, max: 3 }), gateways: fc.nat(2) }), {
      minLength: 1,
      maxLength: 4,
    }),
    mode: fc.constantFrom('mesh-gateways' as const, 'traditional' as const),
    vantagesPerDatacenter: fc.integer({ min: 1, max: 2 }),
  })
  .chain((plan) => {
    const { sizes, mode, vantagesPerDatacenter } = plan;
    const datacenters = sizes.map((size, i) => ({
      name: `dc${i + 1}`,
      ...size,
      ...(mode === 'traditional' && { gateways: 0 }),
    }));
    const healthy = change.healthyObservations({
      datacenters,
      primary: 'dc1',
      mode,
      vantagesPerDatacenter,
      now: NOW,
    });
    return fc
      .array(arbitraryChange(datacenters.map(({ name }) => name)), { maxLength: 6 })
      .map((changes) => ({
        observations: changes.reduce((all, one) => tolerant(one.apply, all), healthy),
        [fc.toStringMethod]: () => JSON.stringify({ plan, changes: changes.map(({ story }) => story) }),
      }));
  });

/** A change that does not fit any more (its fact is already gone) leaves the federation as it is. */
function tolerant(one: Change, all: Observation[]): Observation[] {
  try {
    return one(all);
  } catch {
    return all;
  }
}
