import type { Federation, Pair, Server } from '@/lib/federation/types';
import { breakageSubject } from './breakage-finding';
import { findBreakages } from './broken-pairs';
import type { Folding } from './causes';
import { dialsServer } from './dialled-address';
import { indexFederation } from './federation-index';
import { findingId, subjectDatacenters } from './subject';
import type { Finding, Subject } from './types';

/** Rules that tell of a broken way, widest first. */
const BROKEN_WAYS = [
  'forwarding-broken-both-ways',
  'forwarding-broken-one-way',
  'forwarding-broken-from-one-server',
];
const WAYS = [...BROKEN_WAYS, 'lingering-offline-mark'];
const WAN_VIEWS = ['failed-wan-member', 'disagreeing-wan-views'];

type When = Folding['when'];

const folding = (cause: string, symptoms: readonly string[], when: When): Folding[] =>
  symptoms.map((symptom) => ({ cause, symptom, when }));

const datacenterOf = ({ subject }: Finding): string | null =>
  subject.kind === 'pair' || subject.kind === 'federation' ? null : subject.datacenter;

const sameDatacenter: When = (cause, symptom) =>
  datacenterOf(cause) !== null && datacenterOf(cause) === datacenterOf(symptom);

const sameVantage: When = ({ subject: a }, { subject: b }) =>
  a.kind === 'vantage' && b.kind === 'vantage' && a.vantage === b.vantage;

/**
 * Which consequence belongs to which cause, in the order in which causes are tried (consul.md 3H): Raft, options, gateways, then the
 * ways. Latent faults of gateways are never symptoms: a way that works must not hide them.
 */
export const FOLDINGS: readonly Folding[] = [
  // Gateways: without a usable one nothing gets in or out.
  ...folding(
    'no-usable-mesh-gateway',
    ['critical-mesh-gateway', 'mesh-gateway-without-federation-meta', 'single-usable-mesh-gateway'],
    sameDatacenter,
  ),
  ...folding('no-usable-mesh-gateway', WAYS, everyWayTouches),
  ...folding('no-usable-mesh-gateway', WAN_VIEWS, isBetweenOrOf),
  ...folding('critical-mesh-gateway', ['single-usable-mesh-gateway'], sameDatacenter),
  ...folding('critical-mesh-gateway', WAYS, dialsThatGateway),

  // Raft: dead servers, and what they no longer answer.
  ...folding('datacenter-without-leader', ['quorum-at-risk', 'missing-server'], sameDatacenter),
  ...folding('datacenter-without-leader', ['failed-wan-member'], isDeadServerOf),
  ...folding('datacenter-without-leader', WAYS, everyWayLeadsTo),
  ...folding('missing-server', ['quorum-at-risk'], sameDatacenter),
  ...folding('quorum-at-risk', ['failed-wan-member'], isDeadServerOf),

  // Options: a server that goes round the gateways.
  ...folding('federation-flag-missing', WAYS, failsByDialling),
  ...folding('federation-flag-missing', ['mixed-federation-modes'], isAllThatDiffers),
  ...folding(
    'federation-flag-missing',
    ['failed-wan-member'],
    (cause, symptom) => findingId('', cause.subject) === findingId('', symptom.subject),
  ),
  ...folding('mixed-federation-modes', WAYS, joinsDifferentModes),

  // Ways: gossip travels the same road, and an agent of a lost datacenter is lost with it.
  ...BROKEN_WAYS.slice(0, 2).flatMap((rule) => [
    ...folding(rule, WAN_VIEWS, isBetweenOrOf),
    ...folding(rule, ['lingering-offline-mark'], sameDatacenter),
    ...folding(rule, ['agent-unreachable'], isLostWithItsDatacenter),
  ]),

  // Our own means.
  ...folding(
    'agent-unreachable',
    ['stale-data', 'denied-or-filtered-reads', 'client-agent-vantage'],
    sameVantage,
  ),
  ...folding('agent-unreachable', ['datacenter-observed-by-hearsay'], sameDatacenter),
];

/** The pairs a finding about ways is about. */
function waysOf({ rule, subject }: Finding, federation: Federation): readonly Pair[] {
  if (rule === 'forwarding-broken-from-one-server') {
    if (subject.kind !== 'vantage' || subject.datacenter === null) return [];
    return indexFederation(federation)
      .outOf(subject.datacenter)
      .filter((pair) => failsFrom(pair, subject.vantage));
  }
  if (rule === 'lingering-offline-mark') {
    const to =
      subject.kind === 'pair' ? subject.to : subject.kind === 'datacenter' ? subject.datacenter : null;
    return to === null
      ? []
      : indexFederation(federation)
          .into(to)
          .filter(({ state }) => state === 'recovering');
  }
  return breakagesById(federation).get(findingId(rule, subject)) ?? [];
}

const failsFrom = ({ probes }: Pair, id: string): boolean =>
  probes.some(({ vantage, outcome }) => vantage === id && outcome === 'fails');

const memo = new WeakMap<Federation, ReadonlyMap<string, readonly Pair[]>>();

function breakagesById(federation: Federation): ReadonlyMap<string, readonly Pair[]> {
  const known = memo.get(federation);
  if (known) return known;
  const map = new Map<string, readonly Pair[]>();
  for (const breakage of findBreakages(federation)) {
    const subject: Subject = breakageSubject(breakage);
    const both = ['both', 'pair-both', 'federation'].includes(breakage.shape);
    map.set(
      findingId(both ? 'forwarding-broken-both-ways' : 'forwarding-broken-one-way', subject),
      breakage.pairs,
    );
  }
  memo.set(federation, map);
  return map;
}

/** Every broken way starts or ends in the datacenter of the cause. */
function everyWayTouches(cause: Finding, symptom: Finding, federation: Federation): boolean {
  const name = datacenterOf(cause);
  const ways = waysOf(symptom, federation);
  return ways.length > 0 && ways.every(({ from, to }) => from === name || to === name);
}

/** A leaderless datacenter still answers status requests; what fails on the way into it are dials to its dead servers. */
function everyWayLeadsTo(cause: Finding, symptom: Finding, federation: Federation): boolean {
  const name = datacenterOf(cause);
  const ways = waysOf(symptom, federation);
  const deadEnds = [
    'connection-lost',
    'gateway-dial',
    'no-server-reachable',
    'neighbour-dial',
    'agent-timeout',
  ];
  return (
    ways.length > 0 &&
    ways.every(({ to, failure }) => to === name && (failure === null || deadEnds.includes(failure.kind)))
  );
}

/** The address that every failing dial names is the critical gateway's. */
function dialsThatGateway({ subject }: Finding, symptom: Finding, federation: Federation): boolean {
  if (subject.kind !== 'mesh-gateway') return false;
  const index = indexFederation(federation);
  const ways = waysOf(symptom, federation);
  return (
    ways.length > 0 &&
    ways.every(({ failure }) => {
      const dialled = failure?.detail.dialled;
      return (
        dialled != null &&
        index
          .gatewaysAt(dialled)
          .some(
            ({ gateway: g }) =>
              g.datacenter === subject.datacenter && `${g.node}/${g.id}` === subject.meshGateway,
          )
      );
    })
  );
}

/** Every failing probe on these ways was asked of that server, and dialled a server of the other side itself. */
function failsByDialling({ subject }: Finding, symptom: Finding, federation: Federation): boolean {
  if (subject.kind !== 'server') return false;
  const mine = new Set(
    federation.vantages
      .filter((v) => v.in === subject.datacenter && v.node === subject.server)
      .map(({ id }) => id),
  );
  const ways = waysOf(symptom, federation);
  return (
    ways.length > 0 &&
    ways.every(
      ({ from, to, probes }) =>
        from === subject.datacenter &&
        probes
          .filter(({ outcome }) => outcome === 'fails')
          .every(
            ({ vantage, failure }) =>
              mine.has(vantage) &&
              failure !== null &&
              (dialsServer(federation, { to, failure }) || failure.kind === 'no-path'),
          ),
    )
  );
}

function joinsDifferentModes(_cause: Finding, symptom: Finding, federation: Federation): boolean {
  const { datacenters } = indexFederation(federation);
  const ways = waysOf(symptom, federation);
  return (
    ways.length > 0 &&
    ways.every(({ from, to }) => {
      const modes = [datacenters.get(from)?.mode, datacenters.get(to)?.mode];
      return modes.includes('traditional') && modes.includes('mesh-gateways');
    })
  );
}

/** Its datacenter is the only traditional one: were the option set there, no modes would be mixed. */
function isAllThatDiffers(cause: Finding, _symptom: Finding, { datacenters }: Federation): boolean {
  const traditional = datacenters.filter(({ mode }) => mode === 'traditional');
  return traditional.length === 1 && traditional[0]?.name === datacenterOf(cause);
}

function serverOf({ subject }: Finding, federation: Federation): Server | undefined {
  if (subject.kind !== 'server') return undefined;
  const datacenter = indexFederation(federation).datacenters.get(subject.datacenter);
  return datacenter?.servers.find(({ node }) => node === subject.server);
}

/** A server of that datacenter which its own LAN pool does not see alive. */
function isDeadServerOf(cause: Finding, symptom: Finding, federation: Federation): boolean {
  const server = serverOf(symptom, federation);
  if (!server || server.datacenter !== datacenterOf(cause)) return false;
  return !(server.lan.known && server.lan.value === 'alive');
}

/**
 * A WAN pool that does not see servers over a way that the cause breaks. A server that its own datacenter knows to be dead is no
 * such consequence.
 */
function isBetweenOrOf(cause: Finding, symptom: Finding, federation: Federation): boolean {
  const places = subjectDatacenters(cause.subject);
  const server = serverOf(symptom, federation);
  if (!server) return places.some((name) => subjectDatacenters(symptom.subject).includes(name));
  if (server.lan.known && server.lan.value !== 'alive') return false;
  const seers = server.views.filter(({ status }) => status === 'failed').map(({ datacenter }) => datacenter);
  if (cause.subject.kind === 'pair') {
    return places.includes(server.datacenter) && seers.every((name) => places.includes(name));
  }
  return places.includes(server.datacenter) || seers.every((name) => places.includes(name));
}

/** All agents of the datacenter are silent, and so is it to the others. */
function isLostWithItsDatacenter(cause: Finding, symptom: Finding, federation: Federation): boolean {
  const name = datacenterOf(symptom);
  if (name === null || !subjectDatacenters(cause.subject).includes(name)) return false;
  const own = federation.vantages.filter((vantage) => vantage.in === name);
  const ways = waysOf(cause, federation);
  return own.every(({ reachable }) => reachable === false) && ways.some(({ to }) => to === name);
}
