import { PAIR_LETTERS, type PairState, type Snapshot } from '@/lib/snapshot/types';
import { gatewayTone, pairTone, serverTone, statusTone, type Tone } from '../status/tone';

/** How many of one kind are in which state. */
export type Tallied = { kind: string; counts: ReadonlyMap<Tone, number> };

/** From well to unknown; `left` is gone on purpose and stands last. */
const ORDER: readonly Tone[] = ['good', 'recovering', 'degraded', 'bad', 'unknown', 'left'];
const STATES = Object.keys(PAIR_LETTERS) as PairState[]; // the keys are the states

/** The rows of the board that count anything, and the states that any of them has; well is always among them. */
export function tallyBoard({ datacenters, pairs }: Pick<Snapshot, 'datacenters' | 'pairs'>): {
  columns: readonly Tone[];
  rows: readonly Tallied[];
} {
  const toneOf = new Map<string, Tone>(STATES.map((state) => [PAIR_LETTERS[state], pairTone(state)]));
  const gateways = datacenters.flatMap((own) => own.meshGateways);
  const rows = [
    tallied(
      'Datacenters',
      datacenters.map(({ status }) => statusTone(status)),
    ),
    tallied(
      'Servers',
      datacenters.flatMap(({ servers }) => servers.map(({ status }) => serverTone(status))),
    ),
    tallied('Mesh gateways', gateways.map(gatewayTone)),
    tallied(
      'Pairs',
      [...pairs.state].map((letter) => toneOf.get(letter) ?? 'none'),
    ),
  ];
  const shown = rows.filter(({ counts }) => counts.size > 0);
  const columns = ORDER.filter(
    (tone) => tone === 'good' || shown.some(({ counts }) => (counts.get(tone) ?? 0) > 0),
  );
  return { columns, rows: shown };
}

/** `none` is what does not count: the diagonal, a gateway that serves no federation. */
function tallied(kind: string, tones: readonly Tone[]): Tallied {
  const counts = new Map<Tone, number>();
  for (const tone of tones) if (tone !== 'none') counts.set(tone, (counts.get(tone) ?? 0) + 1);
  return { kind, counts };
}
