import type { MeshGatewayService } from '../../consul/types';
import { isUsable } from '../gateway-beliefs';
import type { Gap, MeshGateway } from '../types';
import { hostPort } from '../words';
import { gatewayKey, type Ground } from './ground';
import { hopReason } from './hop-reason';
import { hopState } from './hop-state';
import type { Stops } from './stops';
import type { Candidate, CandidateState, Hop, HopKind } from './types';

type Side = 'lan' | 'wan';
type Registration = Pick<MeshGatewayService, 'lan' | 'wan' | 'federation' | 'partition' | 'checks'>;

/**
 * The gateways of `subject` that a dial from `observer` may go to, as the federation states of `observer` have them: servers choose
 * by these alone, and Envoy by these or the live registrations, whichever are newer. Confirmed by the live registrations where known.
 */
export function gatewayHop(
  ground: Ground,
  { observer, subject, side }: { observer: string; subject: string; side: Side },
  stops: Stops,
): Hop {
  const kind: HopKind = side === 'lan' ? 'own-gateway' : 'remote-gateway';
  const records = ground.records(observer);
  if (!records?.known) return unknownHop(kind, subject, side, observer, records?.gap ?? null);
  const live = ground.live(subject);
  const believed = records.value.get(subject)?.meshGateways ?? [];
  const candidates = believed.map((service) => {
    const registered = live === null ? undefined : (live.get(gatewayKey(service)) ?? null);
    return candidateOf(service, registered, side, stops.hasGateway(subject, service.node, service.id));
  });
  const known = new Set(believed.map(gatewayKey));
  for (const [key, gateway] of live ?? []) {
    if (!known.has(key) && gateway.usable && !stops.hasGateway(subject, gateway.node, gateway.id)) {
      candidates.push({ ...placeOf(gateway, side), chosen: false, works: null, state: 'not-known-here' });
    }
  }
  const hop = { kind, datacenter: subject, side, state: hopState(candidates), candidates };
  return { ...hop, reason: hopReason(hop, observer) };
}

function unknownHop(kind: HopKind, subject: string, side: Side, observer: string, gap: Gap | null): Hop {
  const why = gap ? ` (${gap.message})` : '';
  const reason = `The federation states of ${observer} could not be read${why}.`;
  return { kind, datacenter: subject, side, state: 'unknown', reason, candidates: [] };
}

/** Where a gateway is dialled; without a WAN address Consul falls back to the one that it has. */
export function placeOf(
  { id, node, lan, wan }: Pick<MeshGateway, 'id' | 'node' | 'lan' | 'wan'>,
  side: Side,
): Pick<Candidate, 'name' | 'node' | 'address'> {
  return { name: id, node, address: hostPort(side === 'lan' ? lan : (wan ?? lan)) };
}

/** `registered`: undefined = the live registrations are not known, null = it is not among them. */
function candidateOf(
  service: MeshGatewayService,
  registered: MeshGateway | null | undefined,
  side: Side,
  stopped: boolean,
): Candidate {
  const place = placeOf(service, side);
  if (!isUsable(service)) return { ...place, chosen: false, works: null, state: whyNot(service) };
  // Without a check nobody notices that it stopped, and it goes on to be chosen.
  if (stopped) return { ...place, chosen: service.checks.length === 0, works: false, state: 'stopped' };
  if (registered === undefined) return { ...place, chosen: true, works: null, state: 'unconfirmed' };
  const state = registered === null ? 'gone' : compare(registered, place, side);
  return { ...place, chosen: true, works: state === 'usable', state };
}

function compare(registered: MeshGateway, place: ReturnType<typeof placeOf>, side: Side): CandidateState {
  if (!registered.usable) {
    const why = whyNot(registered);
    return why === 'critical' ? 'critical-by-now' : why === 'untagged' ? 'untagged-by-now' : why;
  }
  return placeOf(registered, side).address === place.address ? 'usable' : 'moved';
}

function whyNot({ federation, checks }: Registration): CandidateState {
  if (!federation) return 'untagged';
  return checks.some(({ status }) => status === 'critical') ? 'critical' : 'other-partition';
}
