import {
  datacenterOf,
  everyWayTouches,
  isBetweenOrOf,
  isLostWithItsDatacenter,
  waysOf,
} from '../../consequences';
import { indexFederation } from '../../federation-index';
import {
  BROKEN_WAYS,
  farFolding,
  folding,
  RECORDS,
  sameDatacenter,
  WAN_VIEWS,
  type Folding,
  type When,
} from '../../folding';
import { findingId, subjectDatacenters } from '../../subject';
import { isSwallowedProbe } from '../../swallowed-probe';
import { partlySwallowed } from '../../swallowing';

/** A way that should work and does not is the same broken way, told by what is registered. */
const isSameWay: When = (cause, symptom) => findingId('', cause.subject) === findingId('', symptom.subject);

/** Records travel between a secondary and the primary, and one of these ways joins them. */
const isCutFromPrimary: When = (cause, symptom, federation) => {
  const ends = subjectDatacenters(symptom.subject);
  return waysOf(cause, federation).some(({ from, to }) => {
    if (from !== federation.primary && to !== federation.primary) return false;
    return ends.includes(from === federation.primary ? to : from);
  });
};

/** Rules that name one datacenter as the place of the fault. */
const AT_ONE_DATACENTER = ['silent-datacenter', 'closed-mesh-gateways', 'swallowed-connections'] as const;
/** Texts that name no cause of their own. */
const ECHOES = [
  'connection-lost',
  'no-server-reachable',
  'neighbour-dial',
  'agent-timeout',
  'no-usable-gateway',
];

/** Nothing gets into it, and some of what leaves it fails as well: one fault. */
const isPartOfIt: When = (cause, symptom, federation) => {
  if (cause.subject.kind !== 'datacenter' || cause === symptom) return false;
  const ways = waysOf(symptom, federation);
  return (
    everyWayTouches(cause, symptom, federation) &&
    ways.every(({ failure }) => failure === null || ECHOES.includes(failure.kind))
  );
};

/** All that fails from that server hangs, on the ways that the silent gateway is on. */
const hangsToo: When = (cause, symptom, federation) => {
  if (symptom.subject.kind !== 'vantage') return false;
  const { vantage } = symptom.subject;
  const ways = waysOf(cause, federation);
  const failing = waysOf(symptom, federation);
  return failing.every(
    (pair) =>
      ways.includes(pair) &&
      pair.probes.every(
        (probe) => probe.vantage !== vantage || probe.outcome !== 'fails' || isSwallowedProbe(probe),
      ),
  );
};

/** By chance all servers of a datacenter were given the silent gateway: the way hangs as the others do. */
const hangsOnItsSuspect: When = (cause, symptom, federation) => {
  const suspects = partlySwallowed(federation)?.suspects ?? [];
  if (suspects.length !== 1 || symptom.subject.kind !== 'pair') return false;
  return (
    everyWayTouches(cause, symptom, federation) &&
    waysOf(symptom, federation).every(({ probes }) =>
      probes.every((probe) => probe.outcome !== 'fails' || isSwallowedProbe(probe)),
    )
  );
};

const isOneOfItsWays: When = (cause, { subject }, federation) =>
  subject.kind === 'pair' &&
  waysOf(cause, federation).some(({ from, to }) => from === subject.from && to === subject.to);

const startsThere: When = ({ subject: cause }, { subject: symptom }) =>
  cause.kind === 'vantage' && symptom.kind === 'pair' && symptom.from === cause.datacenter;

const isOnlyServerOf: When = (cause, symptom, federation) => {
  const name = datacenterOf(symptom);
  if (name === null || datacenterOf(cause) !== name) return false;
  const servers = indexFederation(federation).datacenters.get(name)?.servers ?? [];
  return servers.filter(({ status }) => status === 'alive').length === 1;
};

/** Gossip travels the same road. Agents of a lost datacenter are lost with it, and what they saw last is how it went. */
export const WAY_FOLDINGS: readonly Folding[] = [
  ...BROKEN_WAYS.flatMap((rule) => [
    ...farFolding(rule, WAN_VIEWS, isBetweenOrOf),
    ...farFolding(rule, RECORDS, isCutFromPrimary),
    ...folding(rule, ['lingering-offline-mark'], sameDatacenter),
    // The only server of a datacenter that is refused everywhere is refused by itself.
    ...folding(rule, ['unhealthy-server'], isOnlyServerOf),
    ...folding(
      rule,
      ['agent-unreachable', 'dead-server', 'datacenter-without-leader', 'quorum-at-risk', 'missing-server'],
      isLostWithItsDatacenter,
    ),
    ...folding(rule, ['route-prediction-disagrees'], isSameWay),
  ]),
  // What the way carried comes back after it.
  ...folding('lingering-offline-mark', WAN_VIEWS, isBetweenOrOf),
  ...farFolding('lingering-offline-mark', RECORDS, isCutFromPrimary),
  ...AT_ONE_DATACENTER.flatMap((rule) =>
    folding(rule, [...BROKEN_WAYS, 'silent-mesh-gateway', 'forwarding-broken-from-one-server'], isPartOfIt),
  ),
  ...farFolding('silent-mesh-gateway', ['forwarding-broken-from-one-server'], hangsToo),
  ...folding(
    'silent-mesh-gateway',
    ['blocked-between-mesh-gateways', 'swallowed-connections'],
    hangsOnItsSuspect,
  ),
  ...farFolding('silent-mesh-gateway', ['route-prediction-disagrees'], isOneOfItsWays),
  ...folding('forwarding-broken-from-one-server', ['route-prediction-disagrees'], startsThere),
];
