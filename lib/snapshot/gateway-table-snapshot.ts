import { gatewayTable, type BeliefState, type GatewayBeliefRow } from '@/lib/federation/routes/gateway-table';
import type { Federation, Gap } from '@/lib/federation/types';
import type { GatewayBeliefSnapshot, GatewayTableSnapshot } from './route-types';

/** What `/api/v1/gateways` answers: of one datacenter's gateways, or of all. */
export function toGatewayTableSnapshot(
  federation: Federation,
  datacenter: string | null,
): GatewayTableSnapshot {
  const sources = new Map(
    federation.datacenters.map(({ name, federationStates: states }) => [
      name,
      states.known ? states.source.at : states.gap.at,
    ]),
  );
  return {
    gateways: gatewayTable(federation, datacenter).map((entry) => ({
      ...entry,
      beliefs: entry.beliefs.map((row) => toBelief(row, sources.get(row.observer) ?? null)),
    })),
  };
}

function toBelief({ gap, ...row }: GatewayBeliefRow, at: number | null): GatewayBeliefSnapshot {
  const words = gap ? `not read: ${gapWords(gap)}` : wordsOf(row.state, row.behind);
  return { ...row, words, at: at === null || !(Math.abs(at) <= 8.64e15) ? null : new Date(at).toISOString() };
}

/** Why, in the few words that a cell has room for. */
const GAPS: Readonly<Partial<Record<Gap['kind'], string>>> = {
  'agent-unreachable': 'its agent does not answer',
  'agent-timeout': 'no answer in time',
  'no-leader': 'it has no leader',
  stale: 'the last answer is too old',
};
const gapWords = ({ kind, message }: Gap): string =>
  kind === 'not-asked' ? message : (GAPS[kind] ?? kind.replaceAll('-', ' '));

const WORDS: Readonly<Record<BeliefState, string>> = {
  'in-sync': 'in sync',
  behind: 'behind',
  differs: 'differs from the registration',
  missing: 'not known there yet',
  'not-compared': 'cannot be compared',
  'not-read': 'not read',
};

function wordsOf(state: BeliefState, behind: string | null): string {
  const late =
    behind !== null && behind !== '0' ? `${behind} ${behind === '1' ? 'index' : 'indexes'} behind` : null;
  if (state === 'behind') return late ?? WORDS.behind;
  return late === null ? WORDS[state] : `${WORDS[state]}, ${late}`;
}
