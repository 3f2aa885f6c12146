import { buildFederation } from '@/lib/federation/build-federation';
import type { Federation } from '@/lib/federation/types';
import { healthyObservations, type HealthyOptions } from '@/lib/observation/testing/observations';
import type { Observation } from '@/lib/observation/types';
import { diagnose } from '../diagnose';
import type { Diagnosis, Finding, Rule, Verdict } from '../types';

/** Epoch ms of every test. */
export const NOW = 1_700_000_000_000;

const DATACENTERS = [
  { name: 'dc1', servers: 3, gateways: 2 },
  { name: 'dc2', servers: 3, gateways: 2 },
  { name: 'dc3', servers: 1, gateways: 1 },
];

/** Three datacenters (3, 3 and 1 servers; 2, 2 and 1 gateways), dc1 primary, two vantages in each that has two servers. */
export function healthy(change: Partial<HealthyOptions> = {}): Observation[] {
  return healthyObservations({
    datacenters: DATACENTERS,
    primary: 'dc1',
    mode: 'mesh-gateways',
    vantagesPerDatacenter: 2,
    now: NOW,
    ...change,
  });
}

/** The same without gateways: servers dial each other. */
export const traditional = (): Observation[] =>
  healthy({ mode: 'traditional', datacenters: DATACENTERS.map((d) => ({ ...d, gateways: 0 })) });

export const federationOf = (observations: readonly Observation[]): Federation =>
  buildFederation(observations, { now: NOW, source: 'consul' });

/** All rules and the folding. */
export const diagnosisOf = (observations: readonly Observation[]): Diagnosis =>
  diagnose(federationOf(observations));

/** The roots of all rules that accuse: above info. */
export const rootsOf = (observations: readonly Observation[]): Finding[] =>
  diagnosisOf(observations).findings.filter(({ severity }) => severity !== 'info');

/** One rule alone. */
export function verdictOf(rule: Rule, observations: readonly Observation[]): Verdict {
  const [verdict] = diagnose(federationOf(observations), [rule]).verdicts;
  if (!verdict) throw new Error(`rule ${rule.id} gave no verdict`);
  return verdict;
}

/** The findings of one rule alone; none when it passed. */
export function findingsOf(rule: Rule, observations: readonly Observation[]): readonly Finding[] {
  const verdict = verdictOf(rule, observations);
  if (verdict.status === 'errored') throw new Error(verdict.message);
  return verdict.status === 'failed' ? verdict.findings : [];
}

/** `severity: title` of each, easy to read in a test. */
export const told = (findings: readonly Pick<Finding, 'severity' | 'title'>[]): string[] =>
  findings.map(({ severity, title }) => `${severity}: ${title}`);
