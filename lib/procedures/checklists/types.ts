import type { Evidence, RemedyStep } from '@/lib/diagnosis/types';

export const PROCEDURES = ['new-secondary', 'existing-secondary', 'pre-flight'] as const;
export type Procedure = (typeof PROCEDURES)[number];

/** `partly-seen`: what is seen is done, the rest nobody tells; `by-hand`: nothing of it can be seen from here. */
export type StepState = 'done' | 'partly' | 'not-done' | 'partly-seen' | 'by-hand';

/** One provable part of a step: of one server, one datacenter, one gateway list. */
export type Part = {
  state: 'done' | 'not-done' | 'unseen';
  /** One sentence with the names. */
  sentence: string;
  /** Who said so. Empty for what nobody told. */
  evidence: readonly Evidence[];
};

export type Step = {
  /** As the document counts. */
  number: number;
  /** The document's own sentence; in the pre-flight ours. */
  text: string;
  state: StepState;
  /** Open ones first. */
  parts: readonly Part[];
  /** Parts that are not listed, because a large federation has too many. */
  partsLeftOut: number;
  /** What of it only a person can confirm; null when everything is seen. */
  byHand: string | null;
  /** What to do; empty when it is done. */
  remedy: readonly RemedyStep[];
};

/** `stop`: do not go on before it is settled. */
export type StopSignState = 'stop' | 'clear' | 'not-checked';

export type StopSign = {
  /** Names the danger, stable, fit for a URL. */
  id: string;
  title: string;
  state: StopSignState;
  sentence: string;
  evidence: readonly Evidence[];
  remedy: readonly RemedyStep[];
};

/** A procedure of the document against what is seen now. Plain JSON. */
export type Checklist = {
  procedure: Procedure;
  title: string;
  /** Null: no datacenter is known. */
  primary: string | null;
  /** Null: in the pre-flight, and while no other datacenter is known. */
  secondary: string | null;
  /** How far it is, one sentence. */
  sentence: string;
  steps: readonly Step[];
  /** Signs that say stop first. */
  stopSigns: readonly StopSign[];
  /** What can be chosen: every datacenter known, sorted. */
  datacenters: readonly string[];
  /** ISO 8601: when this was seen. */
  takenAt: string;
  source: 'consul' | 'demo';
};
