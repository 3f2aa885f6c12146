import type { Datacenter, MeshGateway } from '../types';
import { hostPort, nameList } from '../words';
import { gatewayHop } from './gateway-hop';
import { gatewayKey, type Ground } from './ground';
import { isIpAndPort } from './primary-hop';
import { oldAddressesOf, type OldDial } from './old-addresses';
import { rotationSentence } from './rotation-sentence';
import { stopsOf } from './stops';

/** Whether a gateway may be stopped: it, and whatever still listens where others believe it to be. */
export type RotationGuard = {
  /**
   * unknown: nothing speaks against it, but not every datacenter could be asked. gone: it is not registered any more, and nobody
   * dials it.
   */
  answer: 'yes' | 'no' | 'unknown' | 'gone';
  sentence: string;
  /** Datacenters that know no other gateway which is registered and usable. */
  waitingFor: readonly string[];
  /** Who goes on to dial it where or as what it is not registered any more. */
  oldDials: readonly OldDial[];
  /** `node.datacenter` of servers whose primary_gateways names it, where it is or where it was. */
  namedBy: readonly string[];
  isLast: boolean;
  /** What this answer rests on without having seen it, plain words. */
  cannotSee: readonly string[];
};

/** Guards a rotation: stop a gateway only when everybody has another one to dial (hashicorp/consul issues 7339 and 15032). */
export function rotationGuard(ground: Ground, subject: Datacenter, gateway: MeshGateway): RotationGuard {
  const { name } = subject;
  const live = ground.live(name);
  const registered = live?.get(gatewayKey(gateway)) ?? null;
  const isGone = live !== null && registered === null;
  const others = [...(live?.values() ?? [])].filter(
    (other) => other.usable && gatewayKey(other) !== gatewayKey(gateway),
  );
  const { addresses, dials: oldDials } = oldAddressesOf(ground, name, gateway);
  const { waiting, unread } = askObservers(ground, subject, gateway);
  // Whoever does not dial one that is gone waits for another one, but not because of it.
  const waitingFor = isGone
    ? waiting.filter((one) => oldDials.some((dial) => dial.observer === one))
    : waiting;
  const wan = !isGone && gateway.wan ? hostPort(gateway.wan) : null;
  const named = namesOf(ground, subject, new Set(wan === null ? addresses : [wan, ...addresses]));
  const isLast = live !== null && !isGone && others.length === 0;
  const cannotSee = [
    ...(unread.length > 0
      ? [
          `what ${nameList(unread)} ${unread.length === 1 ? 'believes' : 'believe'}: the federation states were not read`,
        ]
      : []),
    ...(live === null ? [`which mesh gateways ${name} has registered`] : []),
    ...named.cannotSee,
    'the endpoints that each Envoy holds itself, and connections that are still open through it',
  ];
  const isUsed = oldDials.length > 0 || named.by.length > 0;
  if (registered && !registered.federation && !isUsed) return forServicesOnly(gateway);
  const isBlocked = isUsed || isLast || waitingFor.length > 0;
  const isUnsure = live === null || unread.length > 0;
  const answer = isBlocked ? 'no' : isUnsure ? 'unknown' : isGone ? 'gone' : 'yes';
  const found = { answer, waitingFor, oldDials, namedBy: named.by, isLast, cannotSee } as const;
  const words = { datacenter: name, gateway, wan, registrationsRead: live !== null, isGone, unread };
  return { ...found, sentence: rotationSentence(found, { ...words, namedAt: named.at }) };
}

/** Without the tag no server ever dials it. */
const forServicesOnly = ({ id }: MeshGateway): RotationGuard => ({
  answer: 'yes',
  sentence: `Yes, as to the federation: ${id} is not tagged for it and carries no traffic of servers.`,
  waitingFor: [],
  oldDials: [],
  namedBy: [],
  isLast: false,
  cannotSee: ['which services use it'],
});

/** Who would have no gateway of the datacenter left to dial, and who could not be asked. */
function askObservers(ground: Ground, { name }: Datacenter, { node, id }: MeshGateway) {
  const stops = stopsOf([{ kind: 'gateway', datacenter: name, node, id }]);
  const waiting: string[] = [];
  const unread: string[] = [];
  for (const { name: observer, mode } of ground.federation.datacenters) {
    if (mode === 'traditional') continue;
    if (!ground.records(observer)?.known) {
      unread.push(observer);
      continue;
    }
    const side = observer === name ? ('lan' as const) : ('wan' as const);
    const { candidates } = gatewayHop(ground, { observer, subject: name, side }, stops);
    const confirmed = (works: boolean | null) => works === true || (works === null && !ground.live(name));
    if (!candidates.some(({ chosen, works }) => chosen && confirmed(works))) waiting.push(observer);
  }
  return { waiting, unread };
}

/** Which servers name one of its addresses in primary_gateways: they go on to dial it, and a new one joins by it. */
function namesOf(ground: Ground, subject: Datacenter, addresses: ReadonlySet<string>) {
  const by: string[] = [];
  const at = new Set<string>();
  const unasked: string[] = [];
  const resolved: string[] = [];
  for (const { role, mode, servers } of subject.role === 'primary' ? ground.federation.datacenters : []) {
    if (role === 'primary' || mode === 'traditional') continue;
    for (const { node, datacenter, self, status } of servers) {
      const name = `${node}.${datacenter}`;
      if (!self?.known) {
        if (status !== 'left' && status !== 'failed') unasked.push(name);
        continue;
      }
      const named = self.value.primaryGateways.filter((text) => addresses.has(text));
      for (const address of named) at.add(address);
      if (named.length > 0) by.push(name);
      else if (self.value.primaryGateways.some((text) => !isIpAndPort(text))) resolved.push(name);
    }
  }
  const cannotSee = [
    ...(unasked.length > 0
      ? [
          `primary_gateways of ${nameList(unasked)}: ${unasked.length === 1 ? 'it was' : 'they were'} not asked`,
        ]
      : []),
    ...(resolved.length > 0 ? [`what the names in primary_gateways of ${nameList(resolved)} mean`] : []),
  ];
  return { by, at: [...at].sort(), cannotSee };
}
