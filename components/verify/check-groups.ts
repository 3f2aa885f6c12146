import type { ForwardingCheck, MembersCheck, Outcome } from '@/lib/snapshot/procedure-types';
import type { Finding } from '@/lib/snapshot/types';

/** Checks that say the same: of several agents of a datacenter, about one other datacenter. */
export type CheckGroup = {
  key: string;
  kind: 'members' | 'forwarding';
  outcome: Outcome;
  unchecked: Check['unchecked'];
  sentence: string;
  /** Checks in it. */
  count: number;
  /** One for each agent. */
  evidence: Finding['evidence'];
  deviations: MembersCheck['deviations'];
};

type Check = MembersCheck | ForwardingCheck;

/**
 * Forwarded requests of one pair with one outcome are one item with the evidence of each agent; those of an agent that does not
 * answer are one item with all it was asked. WAN pools stay apart, each is a view.
 */
export function groupChecks(checks: readonly Check[]): CheckGroup[] {
  const groups = new Map<string, CheckGroup & { evidence: Finding['evidence'][number][] }>();
  for (const check of checks) {
    const key = `${check.outcome} ${aboutOf(check)} ${'from' in check ? check.sentence : ''}`;
    const group = groups.get(key) ?? {
      key,
      kind: 'from' in check ? 'forwarding' : 'members',
      outcome: check.outcome,
      unchecked: check.unchecked,
      sentence: check.sentence,
      count: 0,
      evidence: [],
      deviations: 'deviations' in check ? check.deviations : [],
    };
    group.count++;
    if (check.evidence) group.evidence.push(check.evidence);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function aboutOf(check: Check): string {
  if (!('from' in check)) return `${check.datacenter} ${check.vantage ?? ''}`;
  return check.unchecked === null ? `${check.from} > ${check.to}` : `from ${check.vantage ?? check.from}`;
}
