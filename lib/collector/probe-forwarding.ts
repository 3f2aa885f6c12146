import { isBrokenPath } from '@/lib/federation/failure-classes';
import { staleAfter } from '@/lib/observation/record-reading';
import { jittered } from './clock';
import type { Priority } from './gated-reader';
import type { Surroundings, Vantage } from './vantage';

/** A failed probe counts from the second one, some only from the fourth (lib/federation/forwarding.ts): confirm soon, ms. */
const CONFIRM_MS = 1_000;
const CONFIRMED = 4;
/** A pair is not probed again within this, ms, however often its signals move. */
const SPACING_MS = 500;
/** Of an agent's requests per second, this share is for the routine probes. */
const PROBE_SHARE = 0.6;

/** All datacenters but the own one. The set is kept while they are the same: every probe asks for it. */
function otherDatacenters(vantage: Vantage, around: Surroundings): () => ReadonlySet<string> {
  let from: readonly string[] = [];
  let own: string | null = null;
  let others: ReadonlySet<string> = new Set();
  return () => {
    if (from !== around.datacenters() || own !== vantage.datacenter()) {
      [from, own] = [around.datacenters(), vantage.datacenter()];
      others = new Set(from.filter((name) => name !== own));
    }
    return others;
  };
}

/** The forwarding probes of one vantage: `/v1/status/leader?dc=` for every other datacenter, spread over the period. */
export function probeForwarding(vantage: Vantage, around: Surroundings) {
  const { clock, intervals, budgets } = around;
  const { reader, store, stop } = vantage;
  const { signal } = stop;
  const underWay = new Set<string>();
  const waiting = new Set<string>();
  const lastAt = new Map<string, number>();

  const others = otherDatacenters(vantage, around);
  const periodMs = () =>
    Math.max(intervals.probesMs, (others().size / (budgets.requestsPerSecondPerAgent * PROBE_SHARE)) * 1_000);
  /** How many vantages share the probes of the present cycle. */
  let turns = 1;

  const probe = async (dc: string, priority: Priority): Promise<void> => {
    if (underWay.has(dc) || signal.aborted || !others().has(dc)) return;
    underWay.add(dc);
    const reading = await reader.read('leader', { dc }, signal, priority);
    underWay.delete(dc);
    lastAt.set(dc, clock.now());
    // A datacenter that vanished meanwhile must not come back with a late answer.
    if (reading === null || signal.aborted || !others().has(dc)) return;
    const deadlineMs = reader.deadlineMs('leader', { dc });
    const worked = store.forwarding(dc)?.latest.ok === true;
    store.recordForwarding(dc, {
      path: reader.path('leader', { dc }),
      reading,
      staleAfterMs: staleAfter({ periodMs: periodMs() * turns, deadlineMs }),
    });
    if (reading.ok || (store.forwarding(dc)?.failuresInARow ?? CONFIRMED) >= CONFIRMED) return;
    // Whether the others get there, and it gets out, tells which side is at fault: worth knowing before their turn comes.
    if (worked && isBrokenPath(reading.failure)) around.moved([dc]);
    await clock.sleep(CONFIRM_MS, signal);
    await probe(dc, 'urgent');
  };

  /** An answer under way may be older than the signal, so it is asked again; late signals become one probe. */
  const probeSoon = async (dc: string) => {
    if (waiting.has(dc)) return;
    const last = lastAt.get(dc);
    const since = last === undefined ? Infinity : Math.max(0, clock.now() - last);
    if (since < SPACING_MS || underWay.has(dc)) {
      waiting.add(dc);
      await clock.sleep(SPACING_MS - Math.min(since, SPACING_MS - 1), signal);
      while (underWay.has(dc) && !signal.aborted) await clock.sleep(SPACING_MS, signal);
      waiting.delete(dc);
    }
    await probe(dc, 'urgent');
  };

  const forgetVanished = (kept: ReadonlySet<string>) => {
    store.forgetForwarding(kept);
    for (const dc of lastAt.keys()) if (!kept.has(dc)) lastAt.delete(dc);
  };

  const run = async () => {
    let turn = 0;
    while (!signal.aborted) {
      const names = others();
      if (vantage.datacenter() !== null) forgetVanished(names);
      if (names.size === 0 || vantage.datacenter() === null) {
        await clock.sleep(200, signal);
        continue;
      }
      turns = around.turns(vantage);
      const mine = around.probesNow(vantage, turn);
      // The first round is not spread: from start to the first complete snapshot there is a budget of its own.
      const gap = turn === 0 ? 0 : periodMs() / names.size;
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
    /** Probe these now, out of turn; one that was just probed, a moment later. */
    probeNow(datacenters: Iterable<string>) {
      for (const dc of datacenters) void probeSoon(dc);
    },
  };
}
