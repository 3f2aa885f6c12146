import type {
  Agreement,
  CandidateSnapshot,
  GatewayBeliefSnapshot,
  GatewaySnapshot,
  OutlookSnapshot,
  Prediction,
} from '@/lib/snapshot/route-types';
import type { Tone } from '../status/tone';

const PREDICTION: Record<Prediction, Tone> = {
  works: 'good',
  'some-fail': 'degraded',
  fails: 'bad',
  unknown: 'unknown',
};
export const predictionTone = (prediction: Prediction): Tone => PREDICTION[prediction];

/** `works`, `1 of 2 dials fails`, `fails`, `unknown`. */
export function predictionWord({ prediction, dials }: Pick<OutlookSnapshot, 'prediction' | 'dials'>): string {
  if (prediction !== 'some-fail') return prediction;
  return dials
    ? `${dials.failing} of ${dials.of} dials ${dials.failing === 1 ? 'fails' : 'fail'}`
    : 'some dials fail';
}

const AGREEMENT: Record<Agreement, { tone: Tone; word: string }> = {
  agrees: { tone: 'good', word: 'agree' },
  latent: { tone: 'degraded', word: 'latent fault' },
  recovering: { tone: 'recovering', word: 'recovering' },
  disagrees: { tone: 'bad', word: 'disagree' },
  'not-compared': { tone: 'unknown', word: 'not compared' },
};
export const agreementTone = (agreement: Agreement): Tone => AGREEMENT[agreement].tone;
export const agreementWord = (agreement: Agreement): string => AGREEMENT[agreement].word;

/** A candidate that is not chosen never looks good, and one of which nobody tells never either. */
export function candidateTone({ chosen, works, state }: CandidateSnapshot): Tone {
  if (chosen) return works === null ? 'unknown' : works ? 'good' : 'bad';
  if (state === 'critical' || state === 'dead' || state === 'offline-here') return 'bad';
  return state === 'not-known-here' ? 'unknown' : 'none';
}

const BELIEF: Record<GatewayBeliefSnapshot['state'], Tone> = {
  'in-sync': 'good',
  behind: 'degraded',
  differs: 'degraded',
  missing: 'degraded',
  'not-compared': 'unknown',
  'not-read': 'unknown',
};
export const beliefTone = ({ state }: Pick<GatewayBeliefSnapshot, 'state'>): Tone => BELIEF[state];

/** That something must not be stopped is no fault: nothing is broken. */
const GUARD: Record<GatewaySnapshot['guard']['answer'], Tone> = {
  yes: 'good',
  no: 'degraded',
  unknown: 'unknown',
  gone: 'none',
};
export const guardTone = ({ answer }: GatewaySnapshot['guard']): Tone => GUARD[answer];
