import { diagnose } from '@/lib/diagnosis/diagnose';
import { RULES } from '@/lib/diagnosis/rules';
import { buildFederation } from '@/lib/federation/build-federation';
import type { Federation } from '@/lib/federation/types';
import { largeFederation } from '@/lib/observation/testing/large-federation';
import { editGateway, failForwarding } from '@/lib/observation/testing/observations';
import type { Observation } from '@/lib/observation/types';

/**
 * What the model and the rules cost at 200 datacenters, 39,800 pairs: well, and with a datacenter cut off. Prints ms of CPU time of
 * this process, the least of some runs: what else the machine does counts little.
 */

const NOW = Date.UTC(2026, 0, 1);
const TIMES = 9;
/** A rule above this (ms) is named. */
const SLOW_MS = 1;

const least = (all: readonly number[]): number => Math.min(...all);
const several = (work: () => number): number[] => Array.from({ length: TIMES }, work);

function cost(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

const federationOf = (observations: readonly Observation[]): Federation =>
  buildFederation(observations, { now: NOW, source: 'consul' });

function cutOff(all: readonly Observation[], name: string): Observation[] {
  const checks = [{ id: 'c', name: 'port', status: 'critical', output: 'connection refused' }];
  let changed = [1, 2, 3].reduce((o, n) => editGateway(o, name, `mesh-gateway-${n}`, { checks }), [...all]);
  for (const { vantage } of all) {
    const from = vantage.datacenter ?? '';
    if (from !== name) changed = failForwarding(changed, from, name, 'connection-lost');
  }
  return changed;
}

function measure(title: string, observations: readonly Observation[]): void {
  const build = least(several(() => cost(() => federationOf(observations))));
  // A new federation each time: what rules memoise on it is part of their work.
  const whole = several(() => {
    const federation = federationOf(observations);
    return cost(() => diagnose(federation));
  });
  const { findings } = diagnose(federationOf(observations));
  const roots = findings.filter(({ severity }) => severity !== 'info').length;
  console.log(
    `${title}: buildFederation ${build.toFixed(0)} ms, diagnose ${least(whole).toFixed(0)} ms (${RULES.length} rules, ${roots} roots)`,
  );
  const federation = federationOf(observations);
  for (const { id, check, applies } of RULES) {
    if (applies && !applies(federation)) continue;
    const again = least(several(() => cost(() => check(federation))));
    if (again > SLOW_MS) console.log(`  ${id}: ${again.toFixed(1)} ms`);
  }
}

const healthy = largeFederation(NOW);
measure('200 datacenters, all well', healthy);
measure('200 datacenters, dc100 cut off', cutOff(healthy, 'dc100'));
