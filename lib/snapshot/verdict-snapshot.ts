import { factWords } from '@/lib/diagnosis/fact-words';
import { FAMILIES } from '@/lib/diagnosis/rules';
import type { Verdict } from '@/lib/diagnosis/types';
import type { Gap } from '@/lib/federation/types';
import type { Snapshot } from './types';

const MOST_MISSING = 3;

const RULES = new Map(
  FAMILIES.flatMap(({ id: family, rules }) => rules.map(({ id, title }) => [id, { family, title }] as const)),
);

/** A rule's verdict as the browser is told it; of an inconclusive one, what it lacks. */
export function toVerdictSnapshot(verdict: Verdict): Snapshot['verdicts'][number] {
  const { rule, status } = verdict;
  const { title, family } = RULES.get(rule) ?? { title: rule, family: 'observation' };
  return {
    rule,
    title,
    family,
    status,
    ...(verdict.status === 'inconclusive' && { ...because(verdict.gaps), missing: missing(verdict.gaps) }),
  };
}

/** Many reasons are told by what is missing; one that stands for all is worth saying. */
function because(gaps: readonly Gap[]): { because?: string } {
  const [first, ...others] = new Set(gaps.map(({ message }) => message));
  return first !== undefined && others.length === 0 ? { because: first } : {};
}

function missing(gaps: readonly Gap[]): string[] {
  const lines = new Set<string>();
  for (const { fact, datacenter, message } of gaps) {
    if (lines.size === MOST_MISSING) break;
    lines.add(`${factWords(fact)} of ${datacenter}: ${message}`);
  }
  return [...lines];
}
