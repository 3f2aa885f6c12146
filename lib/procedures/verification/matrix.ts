import { worst } from './outcomes';
import type { ForwardingCheck, MembersCheck, Outcome } from './types';

const LETTERS: Record<Outcome, string> = { passed: 'p', failed: 'f', 'not-checked': '?' };

function letters(
  datacenters: readonly string[],
  outcome: (from: string, to: string) => Outcome | null,
): string {
  return datacenters
    .flatMap((from) => datacenters.map((to) => outcome(from, to)))
    .map((found) => (found === null ? '-' : LETTERS[found]))
    .join('');
}

/** How the WAN pools of one datacenter list the servers of another. */
export function membersMatrix(datacenters: readonly string[], checks: readonly MembersCheck[]): string {
  const rows = new Map<string, { whole: Outcome; about: Map<string, Outcome> }>();
  for (const { datacenter, outcome, deviations } of checks) {
    const row = rows.get(datacenter) ?? { whole: 'passed', about: new Map<string, Outcome>() };
    // Without deviations the outcome is that of the whole pool: it was read and well, or not read.
    if (deviations.length === 0) row.whole = worst([{ outcome: row.whole }, { outcome }]);
    for (const deviation of deviations)
      row.about.set(
        deviation.datacenter,
        worst([{ outcome: row.about.get(deviation.datacenter) ?? 'passed' }, deviation]),
      );
    rows.set(datacenter, row);
  }
  return letters(datacenters, (from, to) => {
    const row = rows.get(from);
    return row ? worst([{ outcome: row.whole }, { outcome: row.about.get(to) ?? 'passed' }]) : 'not-checked';
  });
}

/** How the forwarded requests of one datacenter to another went. */
export function forwardingMatrix(datacenters: readonly string[], checks: readonly ForwardingCheck[]): string {
  const found = new Map<string, Map<string, Outcome>>();
  for (const { from, to, outcome } of checks) {
    const row = found.get(from) ?? new Map<string, Outcome>();
    row.set(to, worst([{ outcome: row.get(to) ?? 'passed' }, { outcome }]));
    found.set(from, row);
  }
  return letters(datacenters, (from, to) =>
    from === to ? null : (found.get(from)?.get(to) ?? 'not-checked'),
  );
}
