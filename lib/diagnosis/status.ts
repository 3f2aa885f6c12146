import type { Federation } from '@/lib/federation/types';
import { indexFederation } from './federation-index';
import { worstSeverity } from './severity';
import type { Finding, Severity, Status, Subject, Verdict } from './types';
import { stillMeasuring } from './still-measuring';
import { unobserved } from './unobserved';

/**
 * critical > warning > unknown > ok. Unknown: something that is configured to be observed is not, or not yet, or a rule could not be
 * computed.
 * Pairs for which no vantage was ever configured do not change it.
 */
export function statusOf(
  federation: Federation,
  findings: readonly Finding[],
  verdicts: readonly Verdict[] = [],
): Status {
  const worst = worstSeverity(findings.map(({ severity }) => severity));
  if (worst !== 'info') return worst;
  const blind =
    verdicts.some(({ status }) => status === 'errored') ||
    unobserved(federation).length > 0 ||
    stillMeasuring(federation) > 0;
  return blind ? 'unknown' : 'ok';
}

/**
 * The worst finding about one datacenter, its servers, gateways and agents, roots and symptoms alike; a broken pair belongs to the
 * bridge and not to either shore. unknown when it is not observed.
 */
export function datacenterStatus(federation: Federation, findings: readonly Finding[], name: string): Status {
  const own: Severity[] = [];
  for (const finding of findings) {
    // A root is as severe as its worst symptom: a cause in this datacenter colours it, wherever it hurts.
    if (isAbout(finding.subject, name)) own.push(finding.severity);
    for (const { subject, severity } of finding.symptoms) if (isAbout(subject, name)) own.push(severity);
  }
  const worst = worstSeverity(own);
  if (worst !== 'info') return worst;
  const index = indexFederation(federation);
  const datacenter = index.datacenters.get(name);
  if (!datacenter || datacenter.observed === 'hearsay') return 'unknown';
  const mine = index.vantagesIn(name);
  const blind = mine.some(({ reachable, denied }) => reachable !== true || denied.length > 0);
  return blind || (datacenter.configured && datacenter.observed !== 'directly') ? 'unknown' : 'ok';
}

function isAbout(subject: Subject, name: string): boolean {
  return subject.kind !== 'pair' && subject.kind !== 'federation' && subject.datacenter === name;
}
