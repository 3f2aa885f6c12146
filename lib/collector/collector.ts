import type { Budgets, Intervals } from '@/lib/config/types';
import { knownDatacenters } from '@/lib/observation/known-datacenters';
import type { Observation } from '@/lib/observation/types';
import type { VerificationReadings } from '@/lib/observation/verification-readings';
import type { Clock } from './clock';
import { askVerification, type VerificationOrder } from './ask-verification';
import { pollAgent } from './poll-agent';
import { probePaths } from './probe-paths';
import { probeForwarding } from './probe-forwarding';
import { readThrough } from './read-through';
import { turnsOf, speakerOf } from './roles';
import type { Target, Targets } from './types';
import type { Told } from './observation-store';
import { SharedParts } from './shared-parts';
import { openVantage, type Surroundings, type Vantage } from './vantage';
import { watchDatacenter } from './watch-datacenter';

/** Polls and watches every vantage, each in loops of its own: one that hangs, floods or lies delays none of the others. */
export type Collector = {
  /** What all vantages have told so far, sorted by vantage. */
  observations: () => readonly Observation[];
  /** Puts the questions of the document's verification to all vantages, at once and within their budgets. */
  askVerification: (
    order: Pick<VerificationOrder, 'limitMs' | 'signal' | 'progress'>,
  ) => Promise<VerificationReadings>;
  /** Ends all loops and closes all connections. */
  stop: () => Promise<void>;
};

type Running = { vantage: Vantage; probeNow: (datacenters: Iterable<string>) => void; readNow: () => void };

/** Nobody is there to speak for a datacenter, or who is was asked and did not answer. One that is being asked first may yet. */
function isSpeechless(speaker: Vantage | null): boolean {
  if (speaker === null) return true;
  const { self } = speaker.store.facts;
  return self !== undefined && !self.latest.ok;
}

/** Starts collecting at once. `news` is called after every read that may change a verdict, often many times a second. */
export function startCollector(
  targets: Targets,
  {
    intervals,
    budgets,
    clock,
    news,
    onError = () => undefined,
  }: {
    intervals: Intervals;
    budgets: Budgets;
    clock: Clock;
    news: () => void;
    /** For what must not happen: a loop that throws. The loops of the others go on. */
    onError?: (error: unknown) => void;
  },
): Collector {
  const running = new Map<string, Running>();
  const loops = new Set<Promise<unknown>>();
  /** Ids of vantages opened for a datacenter that others named. */
  const fromTemplate = new Set<string>();
  const stopping = new AbortController();
  const parts = new SharedParts();
  let names: readonly string[] = [];

  const vantages = () => [...running.values()].map(({ vantage }) => vantage);
  const observations = () =>
    vantages()
      .map(({ store }) => store.toObservation())
      .sort((a, b) => (a.vantage.id < b.vantage.id ? -1 : 1));

  const around: Surroundings = {
    clock,
    intervals,
    budgets,
    datacenters: () => names,
    speaks: (vantage) => speakerOf(vantages(), vantage.datacenter()) === vantage,
    turns: (vantage) => turnsOf(vantages(), names.length, budgets.probesPerCycle, vantage).of,
    probesNow: (vantage, cycle) => {
      const { of, mine } = turnsOf(vantages(), names.length, budgets.probesPerCycle, vantage);
      return cycle % of === mine;
    },
    moved: (datacenters) => {
      const moved = new Set(datacenters);
      if (moved.size === 0) return;
      for (const { vantage, probeNow, readNow } of running.values()) {
        const own = vantage.datacenter();
        // Out of a datacenter that moved: all its pairs. Into it: that one pair.
        probeNow(own !== null && moved.has(own) ? names : moved);
        readNow();
      }
    },
    pathProbe: targets.pathProbe ?? (() => null),
    readsThrough: (vantage) => {
      const own = vantage.datacenter();
      const reader = vantages().find(
        (one) => one.reader.answering() && speakerOf(vantages(), one.datacenter()) === one,
      );
      if (reader !== vantage) return [];
      return names.filter((name) => name !== own && isSpeechless(speakerOf(vantages(), name)));
    },
  };

  const open = (target: Target) => {
    if (running.has(target.vantage.id)) return;
    const told = (of: Told) => {
      if (of.names) discoverSoon();
      if (of.news) news();
    };
    const vantage = openVantage(target, budgets, told, parts);
    const probes = probeForwarding(vantage, around);
    const through = readThrough(vantage, around);
    running.set(target.vantage.id, { vantage, probeNow: probes.probeNow, readNow: through.readNow });
    // All vantages are there before the first of them asks who speaks for its datacenter.
    queueMicrotask(() => {
      const { members, done } = pollAgent(vantage, around);
      const paths = targets.pathProbe ? [probePaths(vantage, around)] : [];
      for (const loop of [
        done,
        probes.run(),
        through.run(),
        watchDatacenter(vantage, around, members),
        ...paths,
      ])
        loops.add(loop.catch(onError));
    });
  };
  // Many agents name the same datacenters in the same moment: one look for all of them.
  let looking = false;
  const discoverSoon = () => {
    if (looking) return;
    looking = true;
    void clock.sleep(20, stopping.signal).then(() => {
      looking = false;
      if (!stopping.signal.aborted) discover();
    });
  };
  // A template's agent that does not answer must not keep alive the name it was opened for.
  const speaksForNames = ({ id, store }: Vantage) =>
    !fromTemplate.has(id) || store.facts.self?.latest.ok === true;

  const retireVanished = (known: readonly string[]) => {
    for (const id of fromTemplate) {
      const vantage = running.get(id)?.vantage;
      const own = vantage?.datacenter();
      if (!vantage || typeof own !== 'string' || known.includes(own)) continue;
      fromTemplate.delete(id);
      running.delete(id);
      vantage.stop.abort();
      void vantage.reader.close().catch(onError);
    }
  };

  const discover = () => {
    const known = knownDatacenters(
      vantages()
        .filter(speaksForNames)
        .map(({ store }) => store.toObservation()),
    );
    retireVanished(known);
    const added = known.filter((name) => !names.includes(name));
    names = known;
    if (added.length === 0) return;
    if (targets.template)
      for (const name of added) {
        const target = vantages().some((vantage) => vantage.datacenter() === name)
          ? null
          : targets.template(name);
        if (!target) continue;
        fromTemplate.add(target.vantage.id);
        open(target);
      }
    for (const { probeNow, readNow } of running.values()) {
      probeNow(added);
      readNow();
    }
  };

  for (const target of targets.configured) open(target);
  discover();
  return {
    observations,
    askVerification: (order) =>
      askVerification(vantages(), {
        ...order,
        datacenters: names,
        mostRequests: budgets.probesPerCycle,
        clock,
      }),
    stop: async () => {
      stopping.abort();
      for (const { vantage } of running.values()) vantage.stop.abort();
      await Promise.all(vantages().map(({ reader }) => reader.close()));
      await Promise.allSettled(loops);
    },
  };
}
