import type { MeshGateway, Server } from '../types';
import { hostPort } from '../words';
import { gatewayHop } from './gateway-hop';
import { hopReason } from './hop-reason';
import { hopState } from './hop-state';
import type { Ground } from './ground';
import type { Stops } from './stops';
import type { Candidate, Hop } from './types';

/**
 * The gateways of the primary as servers of a secondary dial them without a gateway of their own: the WAN addresses of the replicated
 * federation state together with their own `primary_gateways`, which Consul does not compare with anything (gateway_locator.go).
 */
export function primaryHop(
  ground: Ground,
  { from, primary, servers }: { from: string; primary: string; servers: readonly Server[] },
  stops: Stops,
): Hop {
  const replicated = gatewayHop(ground, { observer: from, subject: primary, side: 'wan' }, stops);
  const option = primaryGatewaysOf(ground, from, servers);
  const registered = ground.live(primary);
  const byAddress = new Map<string, MeshGateway>();
  for (const gateway of registered?.values() ?? []) {
    if (gateway.wan) byAddress.set(hostPort(gateway.wan), gateway);
  }
  const candidates = replicated.candidates.map((candidate): Candidate => {
    const named = option?.includes(candidate.address ?? '') === true;
    if (!candidate.chosen) {
      // The option knows nothing of checks: it goes on to name a gateway that the federation state leaves out.
      return named ? { ...candidate, chosen: true, works: false, from: 'primary_gateways' } : candidate;
    }
    return { ...candidate, from: named ? 'both' : 'federation-state' };
  });
  const known = new Set(candidates.map(({ address }) => address));
  for (const text of option ?? []) {
    if (!known.has(text)) candidates.push(optional(text, byAddress.get(text), registered !== null, stops));
  }
  if (option === null) candidates.push(notRead);
  const state = replicated.state === 'unknown' ? 'unknown' : hopState(candidates);
  const hop = { ...replicated, state, candidates };
  return { ...hop, reason: replicated.state === 'unknown' ? replicated.reason : hopReason(hop, from) };
}

const notRead: Candidate = {
  name: 'primary_gateways',
  node: null,
  address: null,
  chosen: true,
  works: null,
  state: 'not-read',
  from: 'primary_gateways',
};

/**
 * What `primary_gateways` of these servers names, sorted. Of servers that nobody asked it is taken to be that of their neighbours;
 * null when nobody was asked.
 */
export function primaryGatewaysOf(
  ground: Ground,
  datacenter: string,
  servers: readonly Server[],
): readonly string[] | null {
  const told = (list: readonly Server[]) => list.flatMap(({ self }) => (self?.known ? [self.value] : []));
  const own = told(servers);
  const selves = own.length > 0 ? own : told(ground.datacenter(datacenter)?.servers ?? []);
  if (selves.length === 0) return null;
  return [...new Set(selves.flatMap(({ primaryGateways }) => primaryGateways))].sort();
}

function optional(
  text: string,
  gateway: MeshGateway | undefined,
  liveKnown: boolean,
  stops: Stops,
): Candidate {
  const part = { address: text, chosen: true, from: 'primary_gateways' as const };
  if (!gateway) {
    const state = !isIpAndPort(text) ? 'not-checkable' : liveKnown ? 'unregistered' : 'unconfirmed';
    return { ...part, name: text, node: null, works: null, state };
  }
  const place = { ...part, name: gateway.id, node: gateway.node };
  if (stops.hasGateway(gateway.datacenter, gateway.node, gateway.id)) {
    return { ...place, works: false, state: 'stopped' };
  }
  if (gateway.usable) return { ...place, works: true, state: 'usable' };
  return { ...place, works: false, state: gateway.federation ? 'critical-by-now' : 'untagged-by-now' };
}

/** Anything else is a name or a go-discover string: what it means only the servers know. */
export const isIpAndPort = (text: string): boolean =>
  /^(?:\d{1,3}(?:\.\d{1,3}){3}|\[[0-9a-fA-F:.]+\]):\d{1,5}$/.test(text);
