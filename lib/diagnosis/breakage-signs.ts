import type { Failure } from '@/lib/consul/types';
import { heldMs } from '@/lib/federation/held';
import type { Federation, Pair, Probe } from '@/lib/federation/types';
import { isOlder } from '@/lib/federation/versions';
import type { Breakage } from './broken-pairs';
import { dialsServer } from './dialled-address';
import { indexFederation } from './federation-index';
import { gatewaysOf } from './gateway-words';
import { hasSpokenSince } from './spoken-since';
import { isSwallowedProbe } from './swallowed-probe';

/** One server alone was asked, and it may have been given the one silent gateway of several, here or there. */
export function isOneOfSeveral(federation: Federation, { pairs, shape }: Breakage): boolean {
  const [{ from, to }] = pairs;
  const several = [from, to].some((name) => gatewaysOf(federation, name).length > 1);
  return shape === 'pair' && several && failing(pairs).length === 1;
}

/** Fixed in 1.11 (hashicorp/consul PR 11522): a live answer of the secondary, however old, won over its new record. */
const KEEPS_ENDPOINTS_BEFORE = '1.11.0';

/** The primary knows other gateways of the target than when the way last worked, and its version is one that does not follow. */
export function hasOldEndpoints(
  federation: Federation,
  { datacenter: from, to, pairs, shape }: Breakage,
): boolean {
  if (shape !== 'pair' || to === null || from !== federation.primary) return false;
  const primary = indexFederation(federation).datacenters.get(from);
  const versions = primary?.servers.map(({ version }) => isOlder(version, KEEPS_ENDPOINTS_BEFORE)) ?? [];
  if (!primary || !versions.includes(true)) return false;
  const changedAt = federation.takenAt - heldMs(primary.federationStates, federation.takenAt, to);
  const workedAt = Math.max(...failing(pairs).map((probe) => probe.workedAt ?? -Infinity));
  return Number.isFinite(changedAt) && changedAt >= workedAt - JUST_BEFORE_MS;
}

/** Open connections outlive the change of a record for a while, ms: Consul closes idle ones after 2 min. */
const JUST_BEFORE_MS = 120_000;

/** The target itself has spoken since nothing gets in. */
export function hasSpoken(federation: Federation, { datacenter, to, pairs }: Breakage): boolean {
  const name = to ?? datacenter;
  return hasSpokenSince(federation, name, failing(pairs.filter((pair) => pair.to === name)));
}

export function isOnlyWayIn(federation: Federation, { to, pairs }: Breakage): boolean {
  const into = to === null ? [] : indexFederation(federation).into(to);
  return into.every((pair) => pairs.includes(pair) || pair.forwarding === 'unknown');
}

/** Whether a datacenter dials the servers of others itself; one that nobody knows goes by the federation. */
export function isTraditional(federation: Federation, datacenter: string): boolean {
  const mode = indexFederation(federation).datacenters.get(datacenter)?.mode ?? 'unknown';
  return mode === 'traditional' || (mode === 'unknown' && federation.mode === 'traditional');
}

/**
 * A gateway took the connection and closed it, or the router repeats that it did. What breaks off after the handshake ("error making
 * call") was let through by the gateways: there the server behind them closed it.
 */
export const isClosed = ({ kind, message }: Failure): boolean =>
  (kind === 'connection-lost' && !BROKEN_OFF.test(message)) ||
  kind === 'no-server-reachable' ||
  kind === 'neighbour-dial';

const BROKEN_OFF = /rpc error making call: (EOF|stream closed|session shutdown)/i;

const failing = (pairs: readonly Pair[]): readonly Probe[] =>
  pairs.flatMap(({ probes }) => probes.filter(({ outcome }) => outcome === 'fails'));

/** Connections open and then nothing comes. */
export function isSwallowed(pairs: readonly Pair[], telling: Failure): boolean {
  if (telling.kind === 'agent-timeout') return true;
  return (isClosed(telling) || telling.kind === 'connection-lost') && failing(pairs).some(isSwallowedProbe);
}

/** What is left of a datacenter whose every agent is silent and which nobody reaches; null when anything of it answers. */
export function silentTarget(
  federation: Federation,
  { shape, datacenter, to, pairs }: Breakage,
): string | null {
  if (shape !== 'into' && shape !== 'pair') return null;
  const name = to ?? datacenter;
  const index = indexFederation(federation);
  const own = index.vantagesIn(name);
  if (own.length === 0 || own.some(({ reachable }) => reachable !== false)) return null;
  const measured = index.into(name).filter(({ forwarding }) => forwarding !== 'unknown');
  const isLost = failing(pairs).every(
    ({ failure }) =>
      failure !== null &&
      (isClosed(failure) ||
        failure.kind === 'connection-lost' ||
        failure.kind === 'agent-timeout' ||
        dialsInto(federation, name, failure)),
  );
  return isLost && measured.every(({ state }) => state === 'disconnected') ? name : null;
}

/** The dial went to a server or a gateway of that datacenter. */
function dialsInto(federation: Federation, to: string, failure: Failure): boolean {
  if (failure.kind !== 'gateway-dial') return false;
  const owners = indexFederation(federation).gatewaysAt(failure.detail.dialled ?? '');
  return owners.some(({ gateway }) => gateway.datacenter === to) || dialsServer(federation, { to, failure });
}

/** Routers look again every 3 minutes, and a WAN join is tried again every 30 s: what lasts longer does not mend itself. */
const RESUMES_WITHIN_MS = 300_000;

/** The primary is well by its own account, and all secondaries have known no way to it for long. */
export function hasNotResumed(federation: Federation, { shape, datacenter, pairs }: Breakage): boolean {
  if (datacenter !== federation.primary || (shape !== 'into' && shape !== 'both')) return false;
  const index = indexFederation(federation);
  const primary = index.datacenters.get(datacenter);
  const isWell =
    primary?.leader.known === true &&
    primary.leader.value !== null &&
    index.vantagesIn(datacenter).some(({ reachable }) => reachable === true) &&
    primary.meshGateways.some(({ usable, seen }) => usable && seen === 'live');
  return (
    isWell &&
    failing(pairs.filter(({ to }) => to === datacenter)).every(
      ({ failure, failingSince }) =>
        (failure?.kind === 'no-path' || failure?.kind === 'no-server-reachable') &&
        failingSince !== null &&
        federation.takenAt - failingSince >= RESUMES_WITHIN_MS,
    )
  );
}

export function seesAlive({ gossip, gossipViews }: Pair): boolean {
  return gossip !== 'bad' && gossipViews.some(({ alive }) => alive > 0);
}

/**
 * "Only this way fails" is known when others into the same datacenter and out of the same were measured after this one began to fail.
 * Without others to compare with, the pair is all there is to tell of.
 */
export function isSettled(federation: Federation, { pairs }: Breakage): boolean {
  const index = indexFederation(federation);
  return pairs.every((pair) => {
    const began = Math.max(
      ...failing([pair]).map(({ failingSince, workedAt }) => failingSince ?? workedAt ?? -Infinity),
    );
    const others = [...index.into(pair.to), ...index.outOf(pair.from)].filter(
      (other) => other !== pair && other.forwarding !== 'unknown' && other.state !== 'disconnected',
    );
    return others.every(({ probes }) => probes.some(({ outcome, at }) => outcome === 'works' && at > began));
  });
}
