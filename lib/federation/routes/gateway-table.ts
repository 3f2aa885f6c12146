import type { MeshGatewayService } from '../../consul/types';
import { isUsable, worstCheck } from '../gateway-beliefs';
import type { Datacenter, Federation, Gap, MeshGateway } from '../types';
import { hostPort } from '../words';
import { gatewayKey, groundOf, type Ground } from './ground';
import { indexesBehind } from './replication';
import { rotationGuard, type RotationGuard } from './rotation-guard';

/**
 * What one datacenter believes of a gateway. in-sync: as registered, and the record is the primary's newest; behind: an older record;
 * differs: another address or state than registered; missing: registered, but not in the record; not-compared: registration or the
 * primary's record not known; not-read: the federation states were not.
 */
export type BeliefState = 'in-sync' | 'behind' | 'differs' | 'missing' | 'not-compared' | 'not-read';

export type GatewayBeliefRow = {
  observer: string;
  state: BeliefState;
  /** `host:port` it would be dialled at: LAN for its own datacenter, WAN for the others; null when it is not in the record. */
  address: string | null;
  status: string | null;
  /** Whether servers of the observer choose it; null when it is not in the record. */
  usable: boolean | null;
  /** Raft indexes of the primary, as a decimal string; null when not known. */
  behind: string | null;
  matchesLive: boolean | null;
  gap: Gap | null;
};

export type GatewayEntry = {
  datacenter: string;
  node: string;
  id: string;
  service: string;
  /** As registered in its own catalog; null when it is not, or not known to be. */
  registered: { lan: string; wan: string | null; status: string; usable: boolean } | null;
  registrationKnown: boolean;
  beliefs: readonly GatewayBeliefRow[];
  guard: RotationGuard;
};

/** The gateways of one datacenter, or of all: each as every datacenter believes it to be. Only of datacenters that use gateways. */
export function gatewayTable(federation: Federation, datacenter: string | null = null): GatewayEntry[] {
  const ground = groundOf(federation);
  return federation.datacenters
    .filter(({ name, mode }) => mode !== 'traditional' && (datacenter ?? name) === name)
    .flatMap((subject) => subject.meshGateways.map((gateway) => entryOf(ground, subject, gateway)));
}

function entryOf(ground: Ground, subject: Datacenter, gateway: MeshGateway): GatewayEntry {
  const { node, id, service, lan, wan, status, usable } = gateway;
  const live = ground.live(subject.name);
  const registered = live?.has(gatewayKey(gateway)) === true;
  return {
    datacenter: subject.name,
    node,
    id,
    service,
    registered: registered ? { lan: hostPort(lan), wan: wan && hostPort(wan), status, usable } : null,
    registrationKnown: live !== null,
    beliefs: observersOf(ground).map((observer) => beliefOf(ground, observer, subject.name, gateway)),
    guard: rotationGuard(ground, subject, gateway),
  };
}

/** Datacenters that choose by federation states: not the traditional ones. */
const observersOf = ({ federation }: Ground): string[] =>
  federation.datacenters.filter(({ mode }) => mode !== 'traditional').map(({ name }) => name);

function beliefOf(ground: Ground, observer: string, subject: string, gateway: MeshGateway): GatewayBeliefRow {
  const records = ground.records(observer);
  const nothing = { observer, address: null, status: null, usable: null, matchesLive: null };
  if (!records?.known) return { ...nothing, state: 'not-read', behind: null, gap: records?.gap ?? null };
  const behind = indexesBehind(ground, observer, subject);
  const key = gatewayKey(gateway);
  const believed = records.value.get(subject)?.meshGateways.find((one) => gatewayKey(one) === key);
  const live = ground.live(subject);
  const registered = live?.get(key);
  if (!believed) {
    const state = registered ? 'missing' : live === null ? 'not-compared' : 'in-sync';
    return { ...nothing, state, behind, gap: null };
  }
  const own = observer === subject;
  const matchesLive = live === null ? null : registered !== undefined && isSame(believed, registered, own);
  const state: BeliefState =
    matchesLive === false
      ? 'differs'
      : behind !== null && behind !== '0'
        ? 'behind'
        : matchesLive === null || behind === null
          ? 'not-compared'
          : 'in-sync';
  return {
    observer,
    state,
    address: addressOf(believed, own),
    status: worstCheck(believed.checks),
    usable: isUsable(believed),
    behind,
    matchesLive,
    gap: null,
  };
}

const addressOf = ({ lan, wan }: Pick<MeshGatewayService, 'lan' | 'wan'>, own: boolean): string =>
  hostPort(own ? lan : (wan ?? lan));

const isSame = (believed: MeshGatewayService, registered: MeshGateway, own: boolean): boolean =>
  addressOf(believed, own) === addressOf(registered, own) && isUsable(believed) === registered.usable;
