'use client';
import { clockText } from '../snapshot/freshness';
import { clockChoice } from './choices';

/** Clock times as the reader wants them: `14:02:11`, or `14:02:11 UTC`. */
export function useClock(): (epochMs: number) => string {
  const clock = clockChoice.use();
  return (epochMs) => clockText(epochMs, clock === 'utc');
}
