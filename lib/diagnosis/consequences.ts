import type { FailureKind } from '@/lib/consul/types';
import type { Federation, Pair, Probe, Server } from '@/lib/federation/types';
import { breakageSubject } from './breakage-finding';
import { breakageRule } from './breakage-rule';
import { findBreakages, findFlapping } from './broken-pairs';
import { dialsServer } from './dialled-address';
import { indexFederation } from './federation-index';
import { missedBy } from './missed-servers';
import { findingId, subjectDatacenters } from './subject';
import { partlySwallowed } from './swallowing';
import type { Finding } from './types';
import { unreachableGateways } from './unreachable-gateways';
import { gatewayKey } from './usable-gateways';

/** The pairs a finding about ways is about. */
export function waysOf({ rule, subject }: Finding, federation: Federation): readonly Pair[] {
  if (rule === 'forwarding-broken-from-one-server') {
    if (subject.kind !== 'vantage' || subject.datacenter === null) return [];
    return indexFederation(federation)
      .outOf(subject.datacenter)
      .filter((pair) => failsFrom(pair, subject.vantage));
  }
  if (rule === 'silent-mesh-gateway') {
    return (partlySwallowed(federation)?.ways ?? []).map(({ pair }) => pair);
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
    const id = findingId(breakageRule(federation, breakage), breakageSubject(breakage));
    map.set(id, [...(map.get(id) ?? []), ...breakage.pairs]);
  }
  for (const flapping of findFlapping(federation)) {
    map.set(findingId('flapping-forwarding', breakageSubject(flapping)), flapping.pairs);
  }
  memo.set(federation, map);
  return map;
}

/** Every broken way starts or ends in the datacenter of the cause. */
export function everyWayTouches(cause: Finding, symptom: Finding, federation: Federation): boolean {
  const name = datacenterOf(cause);
  const ways = waysOf(symptom, federation);
  return ways.length > 0 && ways.every(({ from, to }) => from === name || to === name);
}

/** A leaderless datacenter still answers status requests; what fails on the way into it are dials to its dead servers. */
export function everyWayLeadsTo(cause: Finding, symptom: Finding, federation: Federation): boolean {
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

/**
 * Connections to a dead server break off until the routers have dropped it: some requests into its datacenter fail that way while
 * others get through. When nobody gets through, one dead server is not why.
 */
export function endsAtDeadServer(cause: Finding, symptom: Finding, federation: Federation): boolean {
  const name = datacenterOf(cause);
  const brokenOff = ['connection-lost', 'neighbour-dial', 'no-server-reachable'];
  const ways = waysOf(symptom, federation);
  if (name === null || ways.length === 0) return false;
  const into = indexFederation(federation).into(name);
  return (
    ways.every(({ to, failure }) => to === name && (failure === null || brokenOff.includes(failure.kind))) &&
    into.some(({ probes }) => probes.some(({ outcome }) => outcome === 'works'))
  );
}

/** The address at which the server itself was asked. */
export function isAgentOf({ subject }: Finding, symptom: Finding, federation: Federation): boolean {
  const vantage = symptom.subject.kind === 'vantage' ? symptom.subject.vantage : null;
  if (subject.kind !== 'server' || vantage === null) return false;
  return indexFederation(federation)
    .vantagesIn(subject.datacenter)
    .some(({ id, node, pooled }) => id === vantage && node === subject.server && !pooled);
}

/**
 * Some failing dial on these ways names a gateway of the cause, and no text speaks against it: what is closed or marked offline beside it
 * is the same fault seen from the next server.
 */
export function dialsThatGateway({ subject }: Finding, symptom: Finding, federation: Federation): boolean {
  if (subject.kind !== 'mesh-gateway' && subject.kind !== 'datacenter') return false;
  const index = indexFederation(federation);
  const datacenter = index.datacenters.get(subject.datacenter);
  const isIts = ({ failure }: Probe): boolean =>
    index
      .gatewaysAt(failure?.detail.dialled ?? '')
      .some(
        ({ gateway }) =>
          datacenter?.name === gateway.datacenter &&
          (subject.kind === 'datacenter' || gatewayKey(gateway, datacenter) === subject.meshGateway),
      );
  const failing = failuresOf(symptom, federation);
  return failing.some(isIts) && failing.every((probe) => isIts(probe) || isEcho(probe));
}

/** Texts that name no cause of their own. */
const isEcho = ({ failure }: Probe): boolean =>
  ['connection-lost', 'neighbour-dial', 'no-server-reachable'].includes(failure?.kind ?? '');

/** The failing probes that a finding about ways is about. */
function failuresOf(symptom: Finding, federation: Federation): Probe[] {
  const { subject } = symptom;
  const vantage = subject.kind === 'vantage' ? subject.vantage : null;
  return waysOf(symptom, federation).flatMap(({ probes }) =>
    probes.filter((probe) => probe.outcome === 'fails' && (vantage === null || probe.vantage === vantage)),
  );
}

/** All usable gateways of the datacenter are dialled in vain, so every way into it or out of it is the same fault. */
export function cutsOff(cause: Finding, symptom: Finding, federation: Federation): boolean {
  const of = unreachableGateways(federation).get(datacenterOf(cause) ?? '');
  if (!of || of.unreachable.length < of.usable.length) return false;
  return everyWayTouches(cause, symptom, federation);
}

/** Every failing probe on these ways was asked of that server, and dialled a server of the other side itself. */
export function failsByDialling({ subject }: Finding, symptom: Finding, federation: Federation): boolean {
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

/** Every way starts in the datacenter of the cause, where every server on the other side is held for offline: the trace of dials in vain. */
export const everyWayIsMarkedOffline = (cause: Finding, symptom: Finding, federation: Federation): boolean =>
  everyWayFailsFrom(cause, symptom, federation, 'no-server-reachable');

/** Every way starts in the datacenter of the cause, whose servers know no gateway of the other side. */
export const everyWayLacksPath = (cause: Finding, symptom: Finding, federation: Federation): boolean =>
  everyWayFailsFrom(cause, symptom, federation, 'no-path');

function everyWayFailsFrom(
  cause: Finding,
  symptom: Finding,
  federation: Federation,
  kind: FailureKind,
): boolean {
  const ways = waysOf(symptom, federation);
  return (
    ways.length > 0 &&
    ways.every(({ from, failure }) => from === datacenterOf(cause) && failure?.kind === kind)
  );
}

export function joinsDifferentModes(_cause: Finding, symptom: Finding, federation: Federation): boolean {
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
export function isAllThatDiffers(cause: Finding, _symptom: Finding, { datacenters }: Federation): boolean {
  const traditional = datacenters.filter(({ mode }) => mode === 'traditional');
  return traditional.length === 1 && traditional[0]?.name === datacenterOf(cause);
}

function serverOf({ subject }: Finding, federation: Federation): Server | undefined {
  if (subject.kind !== 'server') return undefined;
  const datacenter = indexFederation(federation).datacenters.get(subject.datacenter);
  return datacenter?.servers.find(({ node }) => node === subject.server);
}

/** A server of that datacenter which its own LAN pool does not see alive. */
export function isDeadServerOf(cause: Finding, symptom: Finding, federation: Federation): boolean {
  const server = serverOf(symptom, federation);
  if (!server || server.datacenter !== datacenterOf(cause)) return false;
  return !(server.lan.known && server.lan.value === 'alive');
}

/**
 * A WAN pool that does not see servers over a way that the cause breaks. A server that its own datacenter knows to be dead is no
 * such consequence.
 */
export function isBetweenOrOf(cause: Finding, symptom: Finding, federation: Federation): boolean {
  const places = subjectDatacenters(cause.subject);
  const server = serverOf(symptom, federation);
  if (!server) {
    const own = subjectDatacenters(symptom.subject);
    if (places.some((name) => own.includes(name))) return true;
    if (isRumour(symptom, federation)) return true;
    // Beside those behind the cause it may miss neighbours: suspicion spreads from those who are cut off.
    const missed = [...missedBy(symptom.subject, federation)].filter((name) => !own.includes(name));
    return missed.length > 0 && missed.every((name) => places.includes(name));
  }
  if (server.lan.known && server.lan.value !== 'alive') return false;
  const seers = server.views.filter(({ status }) => status === 'failed').map(({ datacenter }) => datacenter);
  if (cause.subject.kind === 'pair') {
    return places.includes(server.datacenter) && seers.every((name) => places.includes(name));
  }
  if (places.includes(server.datacenter)) return true;
  // Suspicion spreads: those who are cut off accuse living servers, and their own neighbours believe it.
  const isAlive = server.lan.known && server.lan.value === 'alive';
  return seers[isAlive ? 'some' : 'every']((name) => places.includes(name));
}

/**
 * Requests get through where gossip calls a server failed: those who are cut off elsewhere suspect everybody, and whoever still hears
 * them believes it until the server is asked again.
 */
function isRumour({ rule, subject }: Finding, federation: Federation): boolean {
  if (rule !== 'failed-wan-member' || subject.kind !== 'pair' || federation.mode === 'traditional')
    return false;
  return indexFederation(federation).pair(subject.from, subject.to)?.forwarding === 'good';
}

/** All agents of the datacenter are silent, and so is it to the others. */
export function isLostWithItsDatacenter(cause: Finding, symptom: Finding, federation: Federation): boolean {
  const name = datacenterOf(symptom);
  if (name === null || !subjectDatacenters(cause.subject).includes(name)) return false;
  const own = indexFederation(federation).vantagesIn(name);
  const ways = waysOf(cause, federation);
  return own.every(({ reachable }) => reachable === false) && ways.some(({ to }) => to === name);
}

export const datacenterOf = ({ subject }: Finding): string | null =>
  subject.kind === 'pair' || subject.kind === 'federation' ? null : subject.datacenter;
