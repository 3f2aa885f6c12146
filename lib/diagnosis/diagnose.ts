import type { Federation } from '@/lib/federation/types';
import { foldCauses } from './causes';
import { headlineOf } from './headline';
import { requiredGaps } from './required-gaps';
import { RULES } from './rules';
import { gatherScattered } from './scattered-ways';
import { severityRank } from './severity';
import { statusOf } from './status';
import { findingId } from './subject';
import type { Diagnosis, Finding, Rule, Verdict } from './types';

/**
 * What is wrong with a federation, and why. Never throws: a rule that does is `errored`, alone. The same federation gives the same
 * diagnosis. Findings come as roots, most severe first, then in the order of the rules.
 */
export function diagnose(federation: Federation, rules: readonly Rule[] = RULES): Diagnosis {
  const verdicts = rules.map((rule) => judge(rule, federation));
  const findings = verdicts.flatMap((verdict) => (verdict.status === 'failed' ? verdict.findings : []));
  const roots = gatherScattered(foldCauses(findings, federation), federation).toSorted(
    (a, b) => severityRank(a.severity) - severityRank(b.severity),
  );
  const status = statusOf(federation, roots, verdicts);
  return { status, headline: headlineOf(federation, roots, verdicts, status), findings: roots, verdicts };
}

function judge(rule: Rule, federation: Federation): Verdict {
  try {
    if (rule.applies && !rule.applies(federation)) return { rule: rule.id, status: 'not-applicable' };
    const found = rule.check(federation);
    if (found.length > 0) return { rule: rule.id, status: 'failed', findings: complete(rule, found) };
    const gaps = requiredGaps(federation, rule);
    return gaps.length > 0
      ? { rule: rule.id, status: 'inconclusive', gaps }
      : { rule: rule.id, status: 'passed' };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { rule: rule.id, status: 'errored', message };
  }
}

/** Ids are unique: a second finding about the same subject gets a number. */
function complete(rule: Rule, found: ReturnType<Rule['check']>): Finding[] {
  const times = new Map<string, number>();
  return found.map((finding) => {
    const id = findingId(rule.id, finding.subject);
    const n = (times.get(id) ?? 0) + 1;
    times.set(id, n);
    return {
      ...finding,
      id: n === 1 ? id : `${id}/${n}`,
      rule: rule.id,
      section: finding.section ?? rule.section,
      symptoms: [],
    };
  });
}
