import type { Finding, Severity, Snapshot } from '@/lib/snapshot/types';
import { StateWord } from '../status/state-word';
import { severityTone, type Tone } from '../status/tone';

type Status = Snapshot['verdicts'][number]['status'];
type Found = Pick<Finding, 'rule' | 'severity' | 'title'>;

const SHOWN: Readonly<Record<Exclude<Status, 'failed'>, { tone: Tone; word: string }>> = {
  passed: { tone: 'good', word: 'passed' },
  inconclusive: { tone: 'unknown', word: 'inconclusive' },
  'not-applicable': { tone: 'none', word: 'does not apply' },
  errored: { tone: 'degraded', word: 'could not run' },
};
const ORDER: readonly Severity[] = ['critical', 'warning', 'info'];

/** All that a rule found, as roots and as symptoms, each with its own severity. */
function foundBy(rule: string, { findings }: Pick<Snapshot, 'findings'>): Found[] {
  return findings.flatMap((root) => [root, ...root.symptoms]).filter((one) => one.rule === rule);
}

/** What a rule says of this federation now. */
export function VerdictWord({ rule, snapshot }: { rule: string; snapshot: Snapshot }) {
  const status = snapshot.verdicts.find((verdict) => verdict.rule === rule)?.status;
  if (status === undefined) return <StateWord tone="unknown" word="not judged yet" />;
  if (status !== 'failed') return <StateWord {...SHOWN[status]} />;
  const severities = foundBy(rule, snapshot).map(({ severity }) => severity);
  const worst = ORDER.find((severity) => severities.includes(severity)) ?? 'info';
  return <StateWord tone={severityTone(worst)} word="found" />;
}
