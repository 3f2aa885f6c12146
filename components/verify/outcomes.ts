import type { Outcome, Part, StepState, StopSignState } from '@/lib/snapshot/procedure-types';
import type { Tone } from '../status/tone';

const OUTCOMES: Record<Outcome, readonly [Tone, string]> = {
  passed: ['good', 'passed'],
  failed: ['bad', 'failed'],
  'not-checked': ['unknown', 'not checked'],
};
const STEPS: Record<StepState, readonly [Tone, string]> = {
  done: ['good', 'done'],
  partly: ['degraded', 'partly done'],
  'not-done': ['left', 'not done'],
  'partly-seen': ['unknown', 'partly seen'],
  'by-hand': ['unknown', 'confirm by hand'],
};
const PARTS: Record<Part['state'], readonly [Tone, string]> = {
  done: ['good', 'done'],
  'not-done': ['left', 'not done'],
  unseen: ['unknown', 'not seen'],
};
const SIGNS: Record<StopSignState, readonly [Tone, string]> = {
  stop: ['bad', 'stop'],
  clear: ['good', 'clear'],
  'not-checked': ['unknown', 'not checked'],
};

export const outcomeTone = (outcome: Outcome): Tone => OUTCOMES[outcome][0];
export const outcomeWord = (outcome: Outcome): string => OUTCOMES[outcome][1];
/** What is not done yet is no failure: only a stop-sign is red. */
export const stepTone = (state: StepState): Tone => STEPS[state][0];
export const stepWord = (state: StepState): string => STEPS[state][1];
export const partTone = (state: Part['state']): Tone => PARTS[state][0];
export const partWord = (state: Part['state']): string => PARTS[state][1];
export const signTone = (state: StopSignState): Tone => SIGNS[state][0];
export const signWord = (state: StopSignState): string => SIGNS[state][1];

/** The letters of a matrix of the verification; `-` is a datacenter and itself. */
const LETTERS: Readonly<Record<string, Outcome>> = { p: 'passed', f: 'failed', '?': 'not-checked' };
export const letterOutcome = (letter: string | undefined): Outcome | null => LETTERS[letter ?? ''] ?? null;
