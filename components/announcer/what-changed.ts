import { bounded } from '@/lib/graph/words';
import { PAIR_LETTERS, type PairState, type Snapshot } from '@/lib/snapshot/types';

type Told = Pick<Snapshot, 'status' | 'headline' | 'datacenters' | 'pairs'>;

const STATES = new Map(
  Object.entries(PAIR_LETTERS).map(([word, letter]) => [letter as string, word as PairState]),
);
/** Things that are named one by one; more are counted. */
const NAMED = 2;

/**
 * One sentence of what is different: the verdict, datacenters that came, went or changed their state, and ways that did; null when none of
 * these changed.
 */
export function whatChanged(before: Told, now: Told): string | null {
  const said = [
    ...verdictChanges(before, now),
    ...datacenterChanges(before, now),
    ...wayChanges(before, now),
  ];
  return said.length > 0 ? `${said.join('; ')}.` : null;
}

function verdictChanges(before: Told, now: Told): string[] {
  if (before.status === now.status && before.headline === now.headline) return [];
  return [`${now.status}: ${bounded(now.headline)}`];
}

function datacenterChanges(before: Told, now: Told): string[] {
  const then = new Map(before.datacenters.map(({ name, status }) => [name, status]));
  const here = new Set(now.datacenters.map(({ name }) => name));
  const changes = [
    ...now.datacenters.flatMap(({ name, status }) => {
      const was = then.get(name);
      if (was === undefined) return [`datacenter ${bounded(name)} is new, ${status}`];
      return was === status ? [] : [`datacenter ${bounded(name)} is ${status}, was ${was}`];
    }),
    ...before.datacenters.flatMap(({ name }) =>
      here.has(name) ? [] : [`datacenter ${bounded(name)} is gone`],
    ),
  ];
  const more = changes.length - NAMED;
  return more > 0 ? [...changes.slice(0, NAMED), `and ${more} more datacenters`] : changes;
}

/** Only ways that there were before: those of a new datacenter are told with it. */
function wayChanges(before: Told, now: Told): string[] {
  const index = new Map(before.datacenters.map(({ name }, i) => [name, i]));
  const size = { before: before.datacenters.length, now: now.datacenters.length };
  const changed = new Map<PairState, string[]>();
  now.datacenters.forEach(({ name: from }, row) => {
    const rowBefore = index.get(from);
    if (rowBefore === undefined) return;
    now.datacenters.forEach(({ name: to }, column) => {
      const columnBefore = index.get(to);
      if (columnBefore === undefined || row === column) return;
      const letter = now.pairs.state[row * size.now + column] ?? '?';
      if (letter === before.pairs.state[rowBefore * size.before + columnBefore]) return;
      const state = STATES.get(letter) ?? 'unknown';
      changed.set(state, [...(changed.get(state) ?? []), `${bounded(from)} to ${bounded(to)}`]);
    });
  });
  return [...changed].map(([state, ways]) =>
    ways.length <= NAMED ? `${ways.join(' and ')} now ${state}` : `${ways.length} ways now ${state}`,
  );
}
