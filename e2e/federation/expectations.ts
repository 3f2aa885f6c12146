import { expect } from 'vitest';
import { isWell } from '../lab/judge';
import { pairStates } from '../lab/pair-states';
import { playScenario } from '../lab/play-scenario';
import { everyServer } from '../lab/isthmus-config';
import type { Scenario } from '../lab/scenarios/scenario';
import type { Lab } from '../lab/start-lab';
import { type Isthmus, startIsthmus } from '../isthmus';
import type { Snapshot } from '@/lib/snapshot/types';

export const watchEveryServer = (lab: Lab): Promise<Isthmus> => startIsthmus({ config: everyServer(lab) });

/** Every ordered pair connected, and good on each of these layers. */
export function expectAllConnected(
  snapshot: Snapshot,
  layers: readonly ('gossip' | 'forwarding' | 'gateways')[],
): void {
  const others = Object.entries(pairStates(snapshot)).filter(([, state]) => state !== 'connected');
  expect(others).toEqual([]);
  for (const layer of layers) expect(snapshot.pairs[layer]).toMatch(/^[c-]+$/);
}

/** Plays a fault against the running program: the right root, nothing else accused, and ok again after healing. */
export async function expectDiagnosis(lab: Lab, isthmus: Isthmus, scenario: Scenario): Promise<void> {
  const { first, accused, wrongPairs, right, remaining } = await playScenario(lab, isthmus, scenario, {
    settleS: 5,
  });
  const said = (found: readonly { rule: string; title: string }[]) =>
    found.map(({ rule, title }) => `${rule}: ${title}`);
  expect({ right, first: said(first ? [first] : []), accused: said(accused), wrongPairs }).toEqual({
    right: true,
    first: expect.any(Array),
    accused: [],
    wrongPairs: [],
  });
  expect(said(remaining)).toEqual([]);
  expect(isWell(await isthmus.snapshot())).toBe(true);
}
