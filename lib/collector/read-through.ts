import type { Reading } from '@/lib/consul/types';
import { staleAfter } from '@/lib/observation/record-reading';
import type { FactValues, ForwardedFactName } from '@/lib/observation/types';
import { createAlarm } from './alarm';
import { jittered } from './clock';
import { gatewayNames } from './gateway-names';
import { mergeReadings } from './merge-readings';
import type { Surroundings, Vantage } from './vantage';

/** With a leader any of them answers; without one only status reads do, the others would hold a request for 7 s each. */
const WITH_LEADER: readonly Exclude<ForwardedFactName, 'leader' | 'meshGateways'>[] = [
  'peers',
  'catalogServers',
  'meshGatewayNames',
  'federationStates',
  'autopilot',
  'raft',
  'aclReplication',
  'caRoots',
];
const WITHOUT_LEADER = ['peers'] as const satisfies readonly ForwardedFactName[];

/** Requests that one datacenter takes, and the share of the agent's requests per second that they may have. */
const COST = { requests: WITH_LEADER.length + 1, share: 0.3 };
/** Never more often than every third round of the polls. */
const LEAST_PERIODS = 3;
const DUE_SHARE = 0.85;
/** Between two looks while it is not known yet what can be read, ms. */
const EARLY_MS = 500;

/** Reads, with ?dc= and gently, the datacenters that have no answering agent of their own. Only where the probe says the path works. */
export function readThrough(vantage: Vantage, around: Surroundings) {
  const { clock, intervals, budgets } = around;
  const { reader, store, stop } = vantage;
  const alarm = createAlarm(clock, stop.signal);
  let periodMs = intervals.membersMs * LEAST_PERIODS;
  const readAt = new Map<string, number>();
  /** By less than a whole period, because the pause between two rounds is jittered. */
  const isDue = (name: string) =>
    Math.abs(clock.now() - (readAt.get(name) ?? -Infinity)) >= periodMs * DUE_SHARE;
  /** And read after it, where the probe says that the path works. */
  const isProbed = (name: string) => {
    const probe = store.forwarding(name);
    return probe !== undefined && (!probe.latest.ok || readAt.has(name));
  };
  const forget = (name: string) => {
    store.forgetThrough(name);
    readAt.delete(name);
  };

  const take = async <K extends ForwardedFactName>(
    dc: string,
    fact: K,
  ): Promise<Reading<FactValues[K]> | null> => {
    const reading = await reader.read(fact, { dc }, stop.signal);
    if (reading && !stop.signal.aborted) record(dc, fact, reading);
    return reading;
  };
  const record = <K extends ForwardedFactName>(dc: string, fact: K, reading: Reading<FactValues[K]>) => {
    store.recordThrough(dc, fact, {
      path: reader.path(fact, { dc }),
      reading,
      staleAfterMs: staleAfter({ periodMs, deadlineMs: reader.deadlineMs(fact, { dc }) }),
    });
  };
  const takeGateways = async (dc: string) => {
    const listed = await take(dc, 'meshGatewayNames');
    if (listed === null) return;
    const names = gatewayNames(dc, {
      meshGatewayNames: listed.ok ? listed.value : undefined,
      federationStates: store.facts.federationStates?.good?.value,
    });
    if (names.length === 0 && !listed.ok) return;
    const parts = await Promise.all(
      names.map((service) => reader.read('meshGateways', { dc, service }, stop.signal)),
    );
    const answered = parts.filter((part) => part !== null);
    if (answered.length === names.length) record(dc, 'meshGateways', mergeReadings(answered, clock.now()));
  };
  const one = async (dc: string) => {
    const probe = store.forwarding(dc);
    if (!probe?.latest.ok) return;
    record(dc, 'leader', probe.latest);
    const facts = probe.latest.value === null ? WITHOUT_LEADER : WITH_LEADER;
    await Promise.all([
      ...facts.filter((fact) => fact !== 'meshGatewayNames').map((fact) => take(dc, fact)),
      ...(probe.latest.value === null ? [] : [takeGateways(dc)]),
    ]);
  };
  const run = async () => {
    let known: readonly string[] = [];
    while (!stop.signal.aborted) {
      const names = around.readsThrough(vantage);
      for (const gone of known.filter((name) => !names.includes(name))) forget(gone);
      known = names;
      const readable = names.filter((name) => store.forwarding(name)?.latest.ok);
      // Many datacenters take longer than a round: their facts are then due, and stale, later.
      const takes = (readable.length * COST.requests) / (budgets.requestsPerSecondPerAgent * COST.share);
      periodMs = Math.max(intervals.membersMs * LEAST_PERIODS, takes * 1_000);
      for (const name of readable.filter(isDue)) {
        if (stop.signal.aborted) return;
        // A round of many takes minutes: meanwhile this one may have begun to speak for itself.
        if (!around.readsThrough(vantage).includes(name)) forget(name);
        else {
          readAt.set(name, clock.now());
          await one(name);
        }
      }
      // The first probes are still under way, have just come back, or none says yet that its path works.
      const isEarly = readable.length === 0 || names.some((name) => !isProbed(name));
      await alarm.wait(isEarly ? EARLY_MS : jittered(periodMs, clock));
    }
  };
  return {
    run,
    readNow: () => {
      readAt.clear();
      alarm.ring();
    },
  };
}
