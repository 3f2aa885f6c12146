import type { Federation, Pair } from '@/lib/federation/types';
import { waysOf } from './consequences';
import { failureWords } from './failure-words';
import { WAYS } from './folding';
import { worstSeverity } from './severity';
import { findingId } from './subject';
import type { Evidence, Finding, RemedyStep, Symptom } from './types';
import { counted, nameList } from './words';

/** As many roots of one rule about single ways are read one by one; more are one finding. */
const FEW = 6;
const MOST_EVIDENCE = 6;

/** What is said of many ways at once, where a rule knows more than that they fail. */
const WORDS: Readonly<Record<string, string>> = {
  'blocked-between-mesh-gateways': 'do not get through from mesh gateway to mesh gateway',
  'blocked-rpc-port': 'find TCP port 8300 closed while WAN members are alive',
  'outdated-gateway-endpoints': 'end at mesh gateways that were replaced',
  'swallowed-connections': 'are accepted and never answered',
  'forwarding-broken-both-ways': 'fail in both directions',
  'flapping-forwarding': 'work and fail by turns',
  'lingering-offline-mark': 'are coming back',
};

/**
 * Roots about single ways that share no datacenter and no direction, told as one finding a rule once they are more than a few. Each of
 * them stays as a symptom of it, so every way still finds what explains it. The id says only the rule, whichever ways are in it.
 * `roots` and the result are in the order in which they are told.
 */
export function gatherScattered(roots: readonly Finding[], federation: Federation): readonly Finding[] {
  const groups = new Map<string, Finding[]>();
  for (const root of roots) {
    if (!isScattered(root)) continue;
    const group = groups.get(root.rule);
    if (group) group.push(root);
    else groups.set(root.rule, [root]);
  }
  const many = new Map([...groups].filter(([, group]) => group.length > FEW));
  if (many.size === 0) return roots;
  return roots.flatMap((root) => {
    const group = isScattered(root) ? many.get(root.rule) : undefined;
    if (!group) return [root];
    return root === group[0] ? [gathered(group, root, federation)] : [];
  });
}

/** Datacenters that come back one by one are as scattered as their ways. */
const isScattered = ({ rule, subject, latent }: Finding): boolean =>
  latent !== true &&
  WAYS.some((way) => way === rule) &&
  (subject.kind === 'pair' || (rule === 'lingering-offline-mark' && subject.kind === 'datacenter'));

function gathered(group: readonly Finding[], first: Finding, federation: Federation): Finding {
  const ways = group.flatMap((finding) => waysOf(finding, federation));
  const [from, to] = [new Set(ways.map((way) => way.from)), new Set(ways.map((way) => way.to))];
  const names = ways.map((way) => `${way.from} to ${way.to}`);
  const subject = { kind: 'federation' as const };
  return {
    ...first,
    id: findingId(first.rule, subject),
    severity: worstSeverity(group.map((one) => one.severity)),
    subject,
    title: `${ways.length} ways ${WORDS[first.rule] ?? 'fail'}, from ${counted(from.size, 'datacenter')} into ${to.size}: ${nameList(names, 3)}`,
    evidence: group.slice(0, MOST_EVIDENCE).flatMap(({ evidence }): Evidence[] => evidence.slice(0, 1)),
    cause: first.recovering === true ? first.cause : causeOf(ways),
    remedy: remedyOf(first, ways),
    confidence: first.recovering === true ? first.confidence : 'inferred',
    confirm: 'What these ways have in common in the matrix: a site, a provider, a firewall, a change.',
    symptoms: group.flatMap(({ rule, severity: own, subject: about, title, symptoms }): Symptom[] => [
      { rule, severity: own, subject: about, title },
      ...symptoms,
    ]),
  };
}

function causeOf(ways: readonly Pair[]): string {
  const counts = new Map<string, number>();
  for (const { failure } of ways) {
    if (failure) counts.set(failureWords(failure.kind), (counts.get(failureWords(failure.kind)) ?? 0) + 1);
  }
  const told = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).slice(0, 3);
  const met =
    told.length === 0 ? '' : ` Requests met ${nameList(told.map(([words, n]) => `${words} (${n})`))}.`;
  return `No datacenter and no direction explains these ways, so it is what lies between datacenters rather than one gateway or server: most likely a change of firewalls, routes or NAT that was rolled out in many places.${met}`;
}

function remedyOf(first: Finding, [way]: readonly Pair[]): RemedyStep[] {
  const example = way ? `, ${way.from} to ${way.to}` : '';
  return [
    {
      text: 'Open the matrix: it shows all ways side by side and gives them as CSV. Look for what those that fail share: a site, a provider, a firewall, a change of the last hours.',
    },
    {
      text: `Then follow one of them${example}, by the steps below; the evidence of every other way is in its inspector.`,
    },
    ...first.remedy,
  ];
}
