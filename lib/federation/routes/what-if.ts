import type { Federation, Pair } from '../types';
import { forecast } from './forecast';
import { groundOf } from './ground';
import { remainsOf, type Remains } from './remains';
import { stopsOf, type Stop, type Stops } from './stops';
import type { Forecast, Outlook } from './types';
import { whatIfSentence } from './what-if-sentence';

/** A pair whose forecast changes. */
export type Change = {
  from: string;
  to: string;
  before: Outlook;
  after: Outlook;
  effect: 'breaks' | 'weakens' | 'improves' | 'becomes-unknown';
};

export type WhatIf = {
  stops: readonly Stop[];
  /** One sentence: what it comes to. */
  sentence: string;
  /** In federation order. Pairs between datacenters that nothing is stopped in never change. */
  changes: readonly Change[];
  /** Pairs that touch what is stopped and whose forecast is unknown, before or after. */
  unknown: number;
  pairs: number;
  /** What is left of the datacenters something is stopped in. */
  remains: readonly Remains[];
};

/** What breaks once these are gone and Consul has noticed: gateways with a check are no longer chosen, the others are. */
export function whatIf(federation: Federation, list: readonly Stop[]): WhatIf {
  const stops = stopsOf(list);
  const touched = new Set(list.map(({ datacenter }) => datacenter));
  const changes: Change[] = [];
  let unknown = 0;
  for (const pair of federation.pairs) {
    if (!touched.has(pair.from) && !touched.has(pair.to)) continue;
    const [before, after] = both(federation, pair, stops);
    if (!before || !after) continue;
    if (before.prediction === 'unknown' || after.prediction === 'unknown') unknown++;
    const effect = effectOf(before, after);
    if (effect)
      changes.push({ from: pair.from, to: pair.to, before: told(before), after: told(after), effect });
  }
  const ground = groundOf(federation);
  const remains = federation.datacenters
    .filter(({ name }) => touched.has(name))
    .map((datacenter) => remainsOf(ground, datacenter, stops));
  const part = { stops: list, changes, unknown, pairs: federation.pairs.length, remains };
  return { ...part, sentence: whatIfSentence(federation, part) };
}

const both = (federation: Federation, { from, to }: Pair, stops: Stops) =>
  [forecast(federation, { from, to }), forecast(federation, { from, to }, stops)] as const;

const told = ({ prediction, dials, reason }: Forecast): Outlook => ({ prediction, dials, reason });

const RANK = { works: 0, 'some-fail': 1, fails: 2 } as const;

/** null when nothing changes; a larger share of failing dials is a change for the worse. */
function effectOf(before: Outlook, after: Outlook): Change['effect'] | null {
  const [was, is] = [before.prediction, after.prediction];
  if (is === 'unknown') return was === 'unknown' ? null : 'becomes-unknown';
  if (was === 'unknown') return is === 'fails' ? 'breaks' : null;
  const worse = RANK[is] - RANK[was] || share(after) - share(before);
  if (worse === 0) return null;
  if (worse < 0) return 'improves';
  return is === 'fails' ? 'breaks' : 'weakens';
}

const share = ({ dials }: Outlook): number => (dials ? dials.failing / dials.of : 0);
