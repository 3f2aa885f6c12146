import type { Datacenter, MeshGateway } from '../types';
import { counted, hostPort, nameList } from '../words';
import { gatewayHop } from './gateway-hop';
import { gatewayKey, type Ground } from './ground';
import { isIpAndPort } from './primary-hop';
import { stopsOf } from './stops';

/** Whether a gateway may be stopped. */
export type RotationGuard = {
  /** unknown: nothing speaks against it, but not every datacenter could be asked. gone: it is not registered any more. */
  answer: 'yes' | 'no' | 'unknown' | 'gone';
  sentence: string;
  /** Datacenters that know no other gateway which is registered and usable. */
  waitingFor: readonly string[];
  /** `node.datacenter` of servers whose primary_gateways names it. */
  namedBy: readonly string[];
  isLast: boolean;
  /** What this answer rests on without having seen it, plain words. */
  cannotSee: readonly string[];
};

/** Guards a rotation: stop a gateway only when everybody has another one to dial (hashicorp/consul issues 7339 and 15032). */
export function rotationGuard(ground: Ground, subject: Datacenter, gateway: MeshGateway): RotationGuard {
  const { name } = subject;
  const live = ground.live(name);
  const others = [...(live?.values() ?? [])].filter(
    (other) => other.usable && gatewayKey(other) !== gatewayKey(gateway),
  );
  const { waitingFor, unread } = askObservers(ground, subject, gateway);
  const named = namesOf(ground, subject, gateway);
  const isLast = live !== null && others.length === 0;
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
  const found = { waitingFor, namedBy: named.by, isLast, cannotSee };
  const isGone = live !== null && !live.has(gatewayKey(gateway));
  const blocked = isLast || waitingFor.length > 0 || named.by.length > 0;
  if (!isGone && live !== null && !gateway.federation) return forServicesOnly(gateway);
  const answer = isGone ? 'gone' : blocked ? 'no' : live === null || unread.length > 0 ? 'unknown' : 'yes';
  const sentence =
    live === null && answer === 'unknown'
      ? `It cannot be told: which mesh gateways ${name} has registered was not read.`
      : sentenceOf(answer, name, gateway, found);
  return { answer, sentence, ...found };
}

/** Without the tag no server ever dials it. */
const forServicesOnly = ({ id }: MeshGateway): RotationGuard => ({
  answer: 'yes',
  sentence: `Yes, as to the federation: ${id} is not tagged for it and carries no traffic of servers.`,
  waitingFor: [],
  namedBy: [],
  isLast: false,
  cannotSee: ['which services use it'],
});

/** Who would have no gateway of the datacenter left to dial, and who could not be asked. */
function askObservers(ground: Ground, { name }: Datacenter, { node, id }: MeshGateway) {
  const stops = stopsOf([{ kind: 'gateway', datacenter: name, node, id }]);
  const waitingFor: string[] = [];
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
    if (!candidates.some(({ chosen, works }) => chosen && confirmed(works))) waitingFor.push(observer);
  }
  return { waitingFor, unread };
}

/** Which servers name its address in primary_gateways: they go on to dial it, and a new one joins by it. */
function namesOf(ground: Ground, subject: Datacenter, { wan }: MeshGateway) {
  if (subject.role !== 'primary') return { by: [], cannotSee: [] };
  const address = wan && hostPort(wan);
  const by: string[] = [];
  const unasked: string[] = [];
  const resolved: string[] = [];
  for (const { role, mode, servers } of ground.federation.datacenters) {
    if (role === 'primary' || mode === 'traditional') continue;
    for (const { node, datacenter, self, status } of servers) {
      const name = `${node}.${datacenter}`;
      if (!self?.known) {
        if (status !== 'left' && status !== 'failed') unasked.push(name);
      } else if (address !== null && self.value.primaryGateways.includes(address)) by.push(name);
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
  return { by, cannotSee };
}

function sentenceOf(
  answer: RotationGuard['answer'],
  name: string,
  { id }: MeshGateway,
  { waitingFor, namedBy, isLast }: Omit<RotationGuard, 'answer' | 'sentence'>,
): string {
  if (answer === 'gone') return `${id} is not registered in ${name} any more.`;
  if (answer === 'yes') return `Yes: every datacenter knows another usable mesh gateway of ${name}.`;
  if (answer === 'unknown') return `As far as can be seen yes, but not every datacenter could be asked.`;
  if (isLast) return `No: ${name} has no other usable mesh gateway.`;
  const reasons = [
    waitingFor.length > 0
      ? `waiting for ${nameList(waitingFor)}, which ${waitingFor.length === 1 ? 'knows' : 'know'} no other usable mesh gateway of ${name}`
      : null,
    namedBy.length > 0
      ? `primary_gateways of ${counted(namedBy.length, 'server')} (${nameList(namedBy)}) ${namedBy.length === 1 ? 'names' : 'name'} it`
      : null,
  ].filter((reason) => reason !== null);
  return `No: ${reasons.join(', and ')}.`;
}
