import type { RemedyStep } from '@/lib/diagnosis/types';
import type { Part, Step, StepState } from './types';

/** More parts than this nobody reads; open ones are kept first. */
const MOST_PARTS = 24;

const ORDER: Record<Part['state'], number> = { 'not-done': 0, unseen: 1, done: 2 };

type Definition = {
  number: number;
  text: string;
  parts: readonly Part[];
  byHand?: string | null;
  /** Offered while the step is open. */
  remedy?: readonly RemedyStep[];
};

/** A step from its parts. What nobody sees is never done. */
export function step({ number, text, parts, byHand = null, remedy = [] }: Definition): Step {
  const sorted = [...parts].sort((a, b) => ORDER[a.state] - ORDER[b.state]);
  const state = stateOf(parts);
  return {
    number,
    text,
    state,
    parts: sorted.slice(0, MOST_PARTS),
    partsLeftOut: Math.max(0, parts.length - MOST_PARTS),
    byHand,
    remedy: state === 'done' ? [] : remedy,
  };
}

function stateOf(parts: readonly Part[]): StepState {
  const has = (state: Part['state']) => parts.some((part) => part.state === state);
  if (!has('done') && !has('not-done')) return 'by-hand';
  if (!has('done')) return 'not-done';
  if (has('not-done')) return 'partly';
  return has('unseen') ? 'partly-seen' : 'done';
}

/** A part that nobody told anything of. */
export const unseen = (sentence: string): Part => ({ state: 'unseen', sentence, evidence: [] });

/** `All 3 servers of dc1 run`, `The only server of dc3 runs`: the verb without and with its s. */
export function everyone(
  n: number,
  noun: string,
  place: string,
  verbs: readonly [many: string, one: string],
): string {
  return n === 1 ? `The only ${noun} of ${place} ${verbs[1]}` : `All ${n} ${noun}s of ${place} ${verbs[0]}`;
}
