import type { OptionTableRow } from '@/lib/snapshot/types';
import type { Tone } from '../status/tone';

type Cell = OptionTableRow['cells'][number];
type Mark = Cell['mark'];

/** null: nothing to look at, so no sign. */
export function markTone(mark: Mark): Tone | null {
  if (mark === 'wrong') return 'bad';
  if (mark === 'differs') return 'degraded';
  return mark === 'unchecked' ? 'unknown' : null;
}

const WORDS: Record<Mark, string> = {
  fine: '',
  wrong: 'not as asked',
  differs: 'differs',
  unchecked: 'not checked',
  untold: 'not told by this version',
  unread: 'not read',
};
export const markWord = (mark: Mark): string => WORDS[mark];

/** A cell for each run of neighbours that are alike, with the number of columns it takes: what differs stands out. */
export function runsOf(cells: readonly Cell[]): (Cell & { columns: number })[] {
  const runs: (Cell & { columns: number })[] = [];
  for (const { value, mark } of cells) {
    const last = runs.at(-1);
    if (last && last.value === value && last.mark === mark) last.columns++;
    else runs.push({ value, mark, columns: 1 });
  }
  return runs;
}
