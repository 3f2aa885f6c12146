import type { ForwardingCheck, MembersCheck, Outcome } from '@/lib/snapshot/procedure-types';
import type { Finding } from '@/lib/snapshot/types';

/** Checks that say the same: of several agents of a datacenter, about one other datacenter. */
export type CheckGroup = {
  key: string;
  outcome: Outcome;
  sentence: string;
  /** One for each agent. */
  evidence: Finding['evidence'];
  deviations: MembersCheck['deviations'];
};

type Check = MembersCheck | ForwardingCheck;

/** Forwarded requests of one pair with one outcome are one item with the evidence of each agent; WAN pools stay apart, each is a view. */
export function groupChecks(checks: readonly Check[]): CheckGroup[] {
  const groups = new Map<string, CheckGroup & { evidence: Finding['evidence'][number][] }>();
  for (const check of checks) {
    const about =
      'from' in check ? `${check.from} > ${check.to}` : `${check.datacenter} ${check.vantage ?? ''}`;
    const key = `${check.outcome} ${about} ${'from' in check ? check.sentence : ''}`;
    const group = groups.get(key) ?? {
      key,
      outcome: check.outcome,
      sentence: check.sentence,
      evidence: [],
      deviations: 'deviations' in check ? check.deviations : [],
    };
    if (check.evidence) group.evidence.push(check.evidence);
    groups.set(key, group);
  }
  return [...groups.values()];
}
