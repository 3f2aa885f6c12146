import { counted, nameList } from '../words';
import { CANDIDATE_WORDS } from './route-words';
import type { Candidate, Hop } from './types';

const NOUN = { 'own-gateway': 'mesh gateway', 'remote-gateway': 'mesh gateway', server: 'server' } as const;

/** Why a hop is not good, one sentence with the names in it; null when it is. */
export function hopReason(hop: Omit<Hop, 'reason'>, observer: string): string | null {
  const { state, candidates, datacenter, kind } = hop;
  const noun = NOUN[kind];
  const chosen = candidates.filter((candidate) => candidate.chosen);
  if (state === 'good') return null;
  if (chosen.length === 0) return nobody(hop, observer, noun);
  const bad = chosen.filter(({ works }) => works === false);
  if (state === 'unknown') {
    const unclear = chosen.filter(({ works }) => works === null);
    return `Whether a dial gets on at ${listed(unclear)} is not known.`;
  }
  const of =
    bad.length === chosen.length
      ? `No ${noun} of ${datacenter} that a dial may go to gets it on`
      : `${bad.length} of ${counted(chosen.length, noun)} of ${datacenter} that a dial may go to ${bad.length === 1 ? 'does' : 'do'} not get it on`;
  return `${of}: ${listed(bad)}.`;
}

function nobody(
  { candidates, datacenter, kind }: Omit<Hop, 'reason'>,
  observer: string,
  noun: string,
): string {
  if (kind === 'server') {
    if (candidates.length === 0) return `No server of ${datacenter} is known to ${observer}.`;
    return `${observer} has no server of ${datacenter} to ask: ${listed(candidates)}.`;
  }
  const own = kind === 'own-gateway' ? `${datacenter} has` : `${observer} knows`;
  if (candidates.length === 0)
    return `${own} no ${noun}${kind === 'own-gateway' ? '' : ` of ${datacenter}`}.`;
  return `${own} no usable ${noun}${kind === 'own-gateway' ? '' : ` of ${datacenter}`}: ${listed(candidates)}.`;
}

const listed = (candidates: readonly Candidate[]): string =>
  nameList(
    candidates.map(({ name, state }) => `${name} (${CANDIDATE_WORDS[state]})`),
    3,
  );
