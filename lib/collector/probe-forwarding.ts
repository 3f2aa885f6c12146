import { staleAfter } from '@/lib/observation/record-reading';
import { jittered } from './clock';
import type { Priority } from './gated-reader';
import type { Surroundings, Vantage } from './vantage';

/** A failed probe counts from the second one: confirm soon, ms. */
const CONFIRM_MS = 1_000;
/** A pair is not probed again within this, ms, however often its signals move. */
const SPACING_MS = 500;
/** Of an agent's requests per second, this share is for the routine probes. */
const PROBE_SHARE = 0.6;

/** The forwarding probes of one vantage: `/v1/status/leader?dc=` for every other datacenter, spread over the period. */
export function probeForwarding(vantage: Vantage, around: Surroundings) {
  const { clock, intervals, budgets } = around;
  const { reader, store, stop } = vantage;
  const { signal } = stop;
  const underWay = new Set<string>();
  const lastAt = new Map<string, number>();

  const others = () => around.datacenters().filter((name) => name !== vantage.datacenter());
  const periodMs = () =>
    Math.max(
      intervals.probesMs,
      (others().length / (budgets.requestsPerSecondPerAgent * PROBE_SHARE)) * 1_000,
    );

  const probe = async (dc: string, priority: Priority): Promise<void> => {
    if (underWay.has(dc) || signal.aborted) return;
    underWay.add(dc);
    const reading = await reader.read('leader', { dc }, signal, priority);
    underWay.delete(dc);
    lastAt.set(dc, clock.now());
    if (reading === null || signal.aborted) return;
    const deadlineMs = reader.deadlineMs('leader', { dc });
    store.recordForwarding(dc, {
      path: reader.path('leader', { dc }),
      reading,
      staleAfterMs: staleAfter({ periodMs: periodMs() * around.turns(vantage), deadlineMs }),
    });
    if (reading.ok || (store.forwarding(dc)?.failuresInARow ?? 0) !== 1) return;
    await clock.sleep(CONFIRM_MS, signal);
    await probe(dc, 'urgent');
  };

  const run = async () => {
    let turn = 0;
    while (!signal.aborted) {
      const names = others();
      if (names.length === 0 || vantage.datacenter() === null) {
        await clock.sleep(200, signal);
        continue;
      }
      store.forgetForwarding(new Set(names));
      const mine = around.probesNow(vantage, turn);
      // The first round is not spread: from start to the first complete snapshot there is a budget of its own.
      const gap = turn === 0 ? 0 : periodMs() / names.length;
      for (const dc of mine ? names : []) {
        void probe(dc, 'routine');
        if (gap > 0) await clock.sleep(jittered(gap, clock), signal);
        if (signal.aborted) return;
      }
      if (gap === 0 || !mine) await clock.sleep(jittered(periodMs(), clock), signal);
      turn++;
    }
  };
  return {
    run,
    /** Probe these now, out of turn, unless they were just probed. */
    probeNow(datacenters: Iterable<string>) {
      for (const dc of datacenters) {
        if (dc === vantage.datacenter()) continue;
        if (clock.now() - (lastAt.get(dc) ?? -Infinity) >= SPACING_MS) void probe(dc, 'urgent');
      }
    },
  };
}
