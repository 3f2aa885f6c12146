import { setMaxListeners } from 'node:events';
import type { Budgets, Intervals } from '@/lib/config/types';
import { datacenterOf } from '@/lib/observation/known-datacenters';
import { FORWARDED_FACTS, type FactName } from '@/lib/observation/types';
import type { Clock } from './clock';
import { type GatedReader, gate } from './gated-reader';
import { ObservationStore, type Told } from './observation-store';
import type { SharedParts } from './shared-parts';
import type { PathProbe, Target } from './types';

/** What the loops of one vantage share. */
export type Vantage = {
  id: string;
  store: ObservationStore;
  reader: GatedReader;
  /** The datacenter it is in, as far as is known. */
  datacenter: () => string | null;
  /** Aborts all its loops. */
  stop: AbortController;
};

/** The federation around a vantage, as its loops need it. */
export type Surroundings = {
  clock: Clock;
  intervals: Intervals;
  budgets: Budgets;
  /** Names of all datacenters known so far. */
  datacenters: () => readonly string[];
  /** The one vantage of its datacenter that reads what all of them would say alike. */
  speaks: (vantage: Vantage) => boolean;
  /** Does its turn of probing come in this cycle? And how many share the turns. */
  probesNow: (vantage: Vantage, cycle: number) => boolean;
  turns: (vantage: Vantage) => number;
  /** Something about this datacenter moved: probe its pairs again at once. */
  moved: (datacenters: Iterable<string>) => void;
  /** How the servers of a datacenter are dialled; null where the path probe is off. */
  pathProbe: (datacenter: string) => PathProbe | null;
  /** Datacenters to be read with ?dc= through this vantage. */
  readsThrough: (vantage: Vantage) => readonly string[];
};

/** Facts that every server of a datacenter answers alike: asked of one vantage per datacenter. */
export const SHARED_FACTS: readonly FactName[] = FORWARDED_FACTS.filter((fact) => fact !== 'leader');

export function openVantage(
  target: Target,
  budgets: Budgets,
  changed: (told: Told) => void,
  parts: SharedParts,
): Vantage {
  const store = new ObservationStore(target.vantage, changed, parts);
  const stop = new AbortController();
  // Every request under way and every sleeping loop listens: dozens are normal, a leak they are not.
  setMaxListeners(0, stop.signal);
  return {
    id: target.vantage.id,
    store,
    reader: gate(target.open(), budgets),
    datacenter: () => datacenterOf({ vantage: target.vantage, facts: store.facts }),
    stop,
  };
}
