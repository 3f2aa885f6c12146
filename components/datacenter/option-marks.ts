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

/** The cell that stands for all, when every server that told has the same value; those that were not read must be seen apart. */
export function sameValue(cells: readonly Cell[]): Cell | null {
  const [first] = cells;
  return first && cells.every(({ value, mark }) => value === first.value && mark === first.mark)
    ? first
    : null;
}
