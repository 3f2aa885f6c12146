import { PAIR_LETTERS, type Snapshot } from '@/lib/snapshot/types';

/** State of each ordered pair by name: `{'dc1>dc2': 'connected'}`. */
export function pairStates({
  datacenters,
  pairs,
}: Pick<Snapshot, 'datacenters' | 'pairs'>): Record<string, string> {
  const words = Object.fromEntries(Object.entries(PAIR_LETTERS).map(([word, letter]) => [letter, word]));
  const names = datacenters.map(({ name }) => name);
  return Object.fromEntries(
    names.flatMap((from, i) =>
      names.flatMap((to, j) =>
        i === j ? [] : [[`${from}>${to}`, words[pairs.state[i * names.length + j] ?? ''] ?? '']],
      ),
    ),
  );
}
