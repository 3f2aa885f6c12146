import type { ObservationFile } from '@/lib/observation/types';
import type { RevisionEvent } from '@/lib/snapshot/types';
import type { VerificationRuns } from './verification-runs';
import type { Taken } from '@/lib/snapshot/take-snapshot';

/** One revision's body, serialised and compressed once for all its readers. */
export type Body = { etag: string; json: Buffer; gzip: Buffer; br: Buffer };

/** The demo federation's switches. */
export type DemoSwitches = {
  faults: () => readonly { id: string; title: string; description: string; active: boolean }[];
  setFault: (id: string, active: boolean) => Promise<void>;
};

/** What the running program shows to its routes. They share a process with it, but no module state: see live.ts. */
export type Live = {
  /** Before the first complete cycle: null. */
  taken: () => Taken | null;
  /** The body of the present revision. */
  body: () => Promise<Body | null>;
  event: () => RevisionEvent | null;
  /** Called at every new revision and at least every few seconds as a sign of life. Returns the way to stop it. */
  subscribe: (listener: (event: RevisionEvent) => void) => () => void;
  observations: () => ObservationFile;
  /** The document's verification, on demand. */
  verification: VerificationRuns;
  demo: DemoSwitches | null;
  /** Aborts when the program shuts down: event streams end with it. */
  closing: AbortSignal;
};
