import { expect } from 'vitest';
import type { Lab } from '../lab/start-lab';
import { type Isthmus, pairStates, QUICK, startIsthmus } from '../isthmus';
import type { Finding, Snapshot } from '@/lib/snapshot/types';

/** All servers of the lab as configured vantages. */
export function everyServer(lab: Lab) {
  return {
    ...QUICK,
    datacenters: Object.fromEntries(
      lab.datacenters.map(({ name, servers }) => [
        name,
        { addresses: servers.map(({ httpAddress }) => httpAddress) },
      ]),
    ),
  };
}

export const watchEveryServer = (lab: Lab): Promise<Isthmus> => startIsthmus({ config: everyServer(lab) });

/** Above info: what an operator would have to look at. */
export const alarms = ({ findings }: Snapshot): readonly Finding[] =>
  findings.filter(({ severity }) => severity !== 'info');

export const isOk = (snapshot: Snapshot): boolean =>
  snapshot.status === 'ok' && alarms(snapshot).length === 0;

/** The root that stands first, as `rule subject`. */
export const firstRoot = (snapshot: Snapshot): Finding | undefined => snapshot.findings[0];

/** Every ordered pair connected, and good on each of these layers. */
export function expectAllConnected(
  snapshot: Snapshot,
  layers: readonly ('gossip' | 'forwarding' | 'gateways')[],
): void {
  const others = Object.entries(pairStates(snapshot)).filter(([, state]) => state !== 'connected');
  expect(others).toEqual([]);
  for (const layer of layers) expect(snapshot.pairs[layer]).toMatch(/^[c-]+$/);
}

/** Breaks, waits for the snapshot that says so, heals, and waits for ok again. Gives the snapshot and how long it took, ms. */
export async function breakAndHeal(
  lab: Lab,
  isthmus: Isthmus,
  {
    inject,
    wish,
    healMs = 90_000,
  }: { inject: () => Promise<unknown>; wish: (snapshot: Snapshot) => boolean; healMs?: number },
): Promise<Snapshot> {
  await inject();
  try {
    return await isthmus.untilSnapshot(wish, 60_000);
  } finally {
    await lab.heal();
    await lab.waitHealthy(healMs);
    await isthmus.untilSnapshot(isOk, healMs);
  }
}
