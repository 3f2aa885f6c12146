import { findPatterns } from '@/lib/graph/patterns';
import type { ForwardingCheck, MembersCheck } from '@/lib/snapshot/procedure-types';
import { groupChecks, type CheckGroup } from './check-groups';

/** Checks that tell one thing of many places: told once, with all of them below it. */
export type Fold = { key: string; sentence: string; groups: readonly CheckGroup[] };

type Check = MembersCheck | ForwardingCheck;

/** So many alike are read one by one. */
const FEW = 5;

/**
 * Checks of one outcome, folded: failed requests into or out of one datacenter, WAN pools with the same deviations, agents that told
 * nothing for the same reason. What is left stands alone. In a federation of 200 a lost datacenter is two lines, not 398.
 */
export function foldChecks(
  checks: readonly Check[],
  datacenters: readonly string[],
): { folds: readonly Fold[]; single: readonly CheckGroup[] } {
  const requests = foldRequests(checks, datacenters);
  const alike = new Map<string, CheckGroup[]>();
  for (const group of groupChecks(requests.rest)) {
    const key = whatItTells(group);
    alike.set(key, [...(alike.get(key) ?? []), group]);
  }
  const folds = [...requests.folds];
  const single: CheckGroup[] = [];
  for (const [key, groups] of alike) {
    if (groups.length <= FEW) single.push(...groups);
    else folds.push({ key, sentence: sentenceOf(groups), groups });
  }
  return { folds, single };
}

/** Failed requests that nearly all lead into one datacenter, or nearly all out of it; each is in one fold only. */
function foldRequests(
  checks: readonly Check[],
  datacenters: readonly string[],
): { folds: readonly Fold[]; rest: readonly Check[] } {
  const isFailedRequest = (check: Check): check is ForwardingCheck =>
    'from' in check && check.outcome === 'failed';
  const failed = new Map<string, { from: string; to: string; checks: ForwardingCheck[] }>();
  for (const check of checks.filter(isFailedRequest)) {
    const key = JSON.stringify([check.from, check.to]);
    const pair = failed.get(key) ?? { from: check.from, to: check.to, checks: [] };
    pair.checks.push(check);
    failed.set(key, pair);
  }
  const untold = { gossip: 'unknown', forwarding: 'bad', gateways: 'unknown', roundTripMs: null } as const;
  const cells = [...failed.values()].map(({ from, to }) => ({
    from,
    to,
    state: 'disconnected' as const,
    ...untold,
  }));
  const folds: Fold[] = [];
  for (const { datacenter, into, out, of } of findPatterns(cells, datacenters).patterns)
    for (const [end, count, where] of [
      ['to', into, 'to'],
      ['from', out, 'from'],
    ] as const) {
      const pairs = count === 0 ? [] : [...failed].filter(([, pair]) => pair[end] === datacenter);
      if (pairs.length === 0) continue;
      for (const [key] of pairs) failed.delete(key);
      folds.push({
        key: `${where} ${datacenter}`,
        sentence: `${count === of ? `All ${of} requests` : `${count} of ${of} requests`} ${where} ${datacenter} fail.`,
        groups: groupChecks(pairs.flatMap(([, pair]) => pair.checks)),
      });
    }
  const left = new Set<Check>([...failed.values()].flatMap((pair) => pair.checks));
  return { folds, rest: checks.filter((check) => !isFailedRequest(check) || left.has(check)) };
}

/** The same for groups that tell the same of different agents; else the group's own key. */
function whatItTells({ key, kind, unchecked, deviations }: CheckGroup): string {
  if (deviations.length > 0) return deviations.map(({ sentence }) => sentence).join('\n');
  return unchecked === null ? key : `${kind} ${unchecked}`;
}

type Unchecked = NonNullable<Check['unchecked']>;

const REASONS: Readonly<Record<Unchecked, string>> = {
  'no-agent': 'no agent is configured in their datacenters',
  'agent-away': 'their agents do not answer, which says nothing of their datacenters',
  'client-agent': 'their agents are clients, which have no WAN pool',
  denied: 'the token may not read them',
  unreadable: 'their answers could not be read',
  'servers-unknown': 'nobody tells which servers they should list',
  'out-of-time': 'the run ended before they were answered',
};

function sentenceOf(groups: readonly CheckGroup[]): string {
  const [first] = groups;
  if (!first) return '';
  const pools = `${groups.length} WAN pools`;
  const [deviation, ...more] = first.deviations;
  if (deviation) {
    const rest =
      more.length === 0 ? '' : ` And ${more.length} more ${more.length === 1 ? 'deviation' : 'deviations'}.`;
    return `In ${pools}: ${deviation.sentence}${rest}`;
  }
  const requests = groups.reduce((sum, { count }) => sum + count, 0);
  const what = first.kind === 'members' ? pools : `${requests.toLocaleString('en')} forwarded requests`;
  return first.unchecked === null ? first.sentence : `${what}: ${REASONS[first.unchecked]}.`;
}
