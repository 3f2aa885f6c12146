import type { MeshGateway } from '../types';
import { counted, nameList } from '../words';
import type { RotationGuard } from './rotation-guard';

type Ask = {
  datacenter: string;
  gateway: MeshGateway;
  /** Where it is registered, `host:port`; null when it is not. */
  wan: string | null;
  registrationsRead: boolean;
  isGone: boolean;
  /** Datacenters whose federation states were not read. */
  unread: readonly string[];
  /** What the servers of `namedBy` name, `host:port`. */
  namedAt: readonly string[];
};

/** The answer in one sentence, with the names of who speaks against it. */
export function rotationSentence(
  found: Omit<RotationGuard, 'sentence'>,
  { datacenter, gateway: { id }, registrationsRead, wan, isGone, unread, namedAt }: Ask,
): string {
  const { answer, waitingFor, oldDials, namedBy, isLast } = found;
  if (answer === 'gone')
    return `${id} is not registered in ${datacenter} any more, and no datacenter dials it.`;
  if (answer === 'yes') return `Yes: every datacenter knows another usable mesh gateway of ${datacenter}.`;
  if (answer === 'unknown') {
    if (!registrationsRead)
      return `It cannot be told: which mesh gateways ${datacenter} has registered was not read.`;
    if (isGone)
      return `It cannot be told: ${id} is not registered in ${datacenter} any more, but whether ${nameList(unread)} still ${verb(unread, 'dials', 'dial')} it was not read.`;
    return `As far as can be seen yes, but not every datacenter could be asked.`;
  }
  const dialled = [...new Set(oldDials.map(({ address }) => address))];
  const still = dialled.map((address) => {
    const who = oldDials.filter((dial) => dial.address === address).map(({ observer }) => observer);
    return `${nameList(who)} still ${verb(who, 'dials', 'dial')} ${address}`;
  });
  const isSaid = (address: string) =>
    still.length > 0 ? dialled.length === 1 && dialled[0] === address : address === wan;
  const nothingElse = `no other usable mesh gateway of ${datacenter}`;
  // Said in short of those who have just been named.
  const isSame = waitingFor.join() === oldDials.map(({ observer }) => observer).join();
  const waiting = isSame
    ? `${verb(waitingFor, 'it knows', 'they know')} ${nothingElse}`
    : `waiting for ${nameList(waitingFor)}, which ${verb(waitingFor, 'knows', 'know')} ${nothingElse}`;
  const reasons = [
    ...still,
    ...(isLast ? [`${datacenter} has no other usable mesh gateway`] : []),
    ...(waitingFor.length > 0 && !isLast ? [waiting] : []),
    ...(namedBy.length > 0
      ? [
          `primary_gateways of ${counted(namedBy.length, 'server')} (${nameList(namedBy)}) ${verb(namedBy, 'names', 'name')} ${namedAt.every(isSaid) ? 'it' : nameList(namedAt)}`,
        ]
      : []),
  ];
  return `No: ${reasons.join('; ')}.`;
}

const verb = (who: readonly string[], one: string, many: string): string => (who.length === 1 ? one : many);
