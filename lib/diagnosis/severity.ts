import type { Severity } from './types';

const ORDER: readonly Severity[] = ['critical', 'warning', 'info'];

/** 0 is the worst. */
export const severityRank = (severity: Severity): number => ORDER.indexOf(severity);

/** The worst of some severities; `info` of none. */
export function worstSeverity(severities: Iterable<Severity>): Severity {
  let worst: Severity = 'info';
  for (const severity of severities) if (severityRank(severity) < severityRank(worst)) worst = severity;
  return worst;
}
