import { staleAfter } from '@/lib/observation/record-reading';
import type { FactName, FactValues } from '@/lib/observation/types';
import type { Priority } from './gated-reader';
import type { Recorded } from './observation-store';
import type { ReadParams } from './types';
import type { Vantage } from './vantage';

/** One read of one fact, recorded. null: the agent is left alone for now, or we are stopping. `periodMs` decides when the value is stale. */
export async function takeFact<K extends FactName>(
  vantage: Vantage,
  fact: K,
  { periodMs, params = {}, priority }: { periodMs: number; params?: ReadParams; priority?: Priority },
): Promise<Recorded<FactValues[K]> | null> {
  const { reader, store, stop } = vantage;
  const reading = await reader.read(fact, params, stop.signal, priority);
  if (reading === null || stop.signal.aborted) return null;
  return store.record(fact, {
    path: reader.path(fact, params),
    reading,
    staleAfterMs: staleAfter({ periodMs, deadlineMs: reader.deadlineMs(fact, params) }),
  });
}
