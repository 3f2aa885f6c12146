import type { Federation, MeshGateway, Pair, Probe } from '@/lib/federation/types';
import { addressKind } from './address-kind';
import { indexFederation } from './federation-index';
import { hasSpokenSince } from './spoken-since';
import { registeredGateways } from './usable-gateways';

/** A gateway that Consul holds for usable and that nobody who dials it gets through to. */
export type UnreachableGateway = {
  gateway: MeshGateway;
  /** Datacenters whose servers dialled it in vain; its own is among them when its LAN address fails. */
  dialers: readonly string[];
  probes: readonly Probe[];
  /** The connection is refused; else there is no answer at all. */
  refused: boolean;
  /** dead: the process; address: only its own servers do not get there; unknown: the process or what lies between. */
  fault: 'dead' | 'lan-address' | 'unknown';
};

export type UnreachableOf = {
  datacenter: string;
  /** Sorted as the gateways are. */
  unreachable: readonly UnreachableGateway[];
  /** Gateways that Consul holds for usable. */
  usable: readonly MeshGateway[];
};

const memo = new WeakMap<Federation, ReadonlyMap<string, UnreachableOf>>();

/** Gateways that are dialled in vain although their checks pass, by datacenter. */
export function unreachableGateways(federation: Federation): ReadonlyMap<string, UnreachableOf> {
  const known = memo.get(federation);
  if (known) return known;
  const found = search(federation);
  memo.set(federation, found);
  return found;
}

type Dials = { gateway: MeshGateway; dialers: Set<string>; probes: Probe[] };

function search(federation: Federation): ReadonlyMap<string, UnreachableOf> {
  const dials = new Map<MeshGateway, Dials>();
  for (const pair of indexFederation(federation).oddPairs()) {
    if (pair.failure === null || pair.state === 'recovering') continue;
    for (const probe of pair.probes) {
      const gateway = probe.outcome === 'fails' ? dialledGateway(federation, pair, probe) : null;
      if (!gateway?.usable) continue;
      const seen = dials.get(gateway) ?? { gateway, dialers: new Set(), probes: [] };
      seen.dialers.add(pair.from);
      seen.probes.push(probe);
      dials.set(gateway, seen);
    }
  }
  const found = new Map<string, UnreachableOf>();
  for (const datacenter of federation.datacenters) {
    // One that only a record still names is gone, not dead.
    const usable = registeredGateways(federation, datacenter).gateways.filter((gateway) => gateway.usable);
    const unreachable = usable.flatMap((gateway) => {
      const seen = dials.get(gateway);
      return seen ? (judge(federation, seen, usable.length) ?? []) : [];
    });
    if (unreachable.length > 0)
      found.set(datacenter.name, { datacenter: datacenter.name, unreachable, usable });
  }
  return found;
}

/** Servers dial the LAN address of their own gateways, and towards the primary also the WAN address of the primary's (consul.md 2.3). */
function dialledGateway(federation: Federation, { from, to }: Pair, { failure }: Probe): MeshGateway | null {
  if (failure?.kind !== 'gateway-dial' || failure.detail.dialled === null) return null;
  const owners = indexFederation(federation).gatewaysAt(failure.detail.dialled);
  const own = owners.find(({ gateway, side }) => gateway.datacenter === from && side === 'lan');
  const theirs = owners.find(({ gateway, side }) => gateway.datacenter === to && side === 'wan');
  return (own ?? theirs)?.gateway ?? null;
}

function judge(
  federation: Federation,
  { gateway, dialers, probes }: Dials,
  usable: number,
): UnreachableGateway | null {
  const refused = probes.some(({ failure }) => /refused/i.test(failure?.message ?? ''));
  const seen = { gateway, dialers: [...dialers], probes, refused };
  const home = gateway.datacenter;
  const getsIn = indexFederation(federation)
    .into(home)
    .some((pair) => !dialers.has(pair.from) && pair.forwarding === 'good' && isNewer(pair, probes));
  if (dialers.has(home)) {
    const isLocal = isLoopbackAmongOthers(federation, gateway);
    return { ...seen, fault: isLocal || (usable === 1 && getsIn) ? 'lan-address' : 'dead' };
  }
  // Nobody of that datacenter has answered since: more than its gateways may be gone.
  if (!hasSpokenSince(federation, home, probes)) return null;
  // One datacenter alone, and others get in: what lies between is as likely, and the way says so.
  if (dialers.size === 1 && getsIn) return null;
  return { ...seen, fault: dialers.size > 1 && refused ? 'dead' : 'unknown' };
}

/** Measured after the dials began to fail: what worked before proves nothing. */
function isNewer({ probes }: Pair, failing: readonly Probe[]): boolean {
  const began = Math.max(
    ...failing.map(({ failingSince, workedAt }) => failingSince ?? workedAt ?? -Infinity),
  );
  return probes.some(({ outcome, at }) => outcome === 'works' && at > began);
}

/** Its servers are elsewhere: a loopback LAN address then leads each of them to itself. */
function isLoopbackAmongOthers(federation: Federation, { lan, datacenter }: MeshGateway): boolean {
  if (addressKind(lan.address) !== 'loopback') return false;
  const servers = indexFederation(federation).datacenters.get(datacenter)?.servers ?? [];
  return servers.some(({ address }) => address !== null && addressKind(address) !== 'loopback');
}
