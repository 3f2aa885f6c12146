import type { LayerState } from '../types';
import type { Candidate } from './types';

/** good: every dial gets on; partial: some do; bad: none does, or there is nowhere to dial; unknown: not all are known. */
export function hopState(candidates: readonly Candidate[]): LayerState {
  const chosen = candidates.filter((candidate) => candidate.chosen);
  if (chosen.every(({ works }) => works === false)) return 'bad';
  if (chosen.some(({ works }) => works === null)) return 'unknown';
  return chosen.every(({ works }) => works === true) ? 'good' : 'partial';
}
