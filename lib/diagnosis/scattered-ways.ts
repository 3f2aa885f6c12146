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
/** The same for roots of one rule about anything else: servers, gateways, agents. */
const FEW_ALIKE = 20;
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
 * Roots about single ways that share no datacenter and no direction, told as one finding a rule once they are more than a few; and the
 * same of whatever else one rule finds too often to be read one by one. Each of them stays as a symptom of it, so that everything still
 * finds what explains it. The id says only the rule, whichever are in it. `roots` and the result are in the order in which they are told.
 */
export function gatherScattered(roots: readonly Finding[], federation: Federation): readonly Finding[] {
  const groups = new Map<string, Finding[]>();
  for (const root of roots) {
    if (root.subject.kind === 'federation') continue;
    const key = keyOf(root);
    const group = groups.get(key);
    if (group) group.push(root);
    else groups.set(key, [root]);
  }
  const isMany = (root: Finding, { length }: readonly Finding[]) =>
    length > (isScattered(root) ? FEW : FEW_ALIKE);
  return roots.flatMap((root) => {
    const group = groups.get(keyOf(root));
    if (!group || root.subject.kind === 'federation' || !isMany(root, group)) return [root];
    if (root !== group[0]) return [];
    return [isScattered(root) ? gathered(group, root, federation) : alike(group, root)];
  });
}

/**
 * What is told together, and the rule's part of its id. All ways of a rule are one group, as bad as the worst of them; of other things
 * those of one kind and one severity, latent ones apart, because they are told in the words of the first.
 */
const keyOf = (root: Finding): string =>
  isScattered(root)
    ? root.rule
    : [root.rule, root.subject.kind, root.severity, ...(root.latent === true ? ['latent'] : [])].join('/');

/** Datacenters that come back one by one are as scattered as their ways. */
const isScattered = ({ rule, subject, latent }: Finding): boolean =>
  latent !== true &&
  WAYS.some((way) => way === rule) &&
  (subject.kind === 'pair' || (rule === 'lingering-offline-mark' && subject.kind === 'datacenter'));

/** What one rule finds of many servers, gateways or agents, in the words of the first. */
function alike(group: readonly Finding[], first: Finding): Finding {
  const subject = { kind: 'federation' as const };
  const more = `${group.length - 1} more like it`;
  return {
    ...first,
    id: findingId(keyOf(first), subject),
    subject,
    title: `${first.title}, and ${more}`,
    evidence: group.slice(0, MOST_EVIDENCE).flatMap(({ evidence }): Evidence[] => evidence.slice(0, 1)),
    remedy: [
      {
        text: `This is told of the first; the symptoms name the ${more}. What is this common has one cause: look for it first.`,
      },
      ...first.remedy,
    ],
    symptoms: symptomsOf(group),
  };
}

const symptomsOf = (group: readonly Finding[]): Symptom[] =>
  group.flatMap(({ rule, severity, subject, title, symptoms }): Symptom[] => [
    { rule, severity, subject, title },
    ...symptoms,
  ]);

function gathered(group: readonly Finding[], first: Finding, federation: Federation): Finding {
  const ways = group.flatMap((finding) => waysOf(finding, federation));
  const [from, to] = [new Set(ways.map((way) => way.from)), new Set(ways.map((way) => way.to))];
  const names = ways.map((way) => `${way.from} to ${way.to}`);
  const subject = { kind: 'federation' as const };
  return {
    ...first,
    id: findingId(keyOf(first), subject),
    severity: worstSeverity(group.map((one) => one.severity)),
    subject,
    title: `${ways.length} ways ${WORDS[first.rule] ?? 'fail'}, from ${counted(from.size, 'datacenter')} into ${to.size}: ${nameList(names, 3)}`,
    evidence: group.slice(0, MOST_EVIDENCE).flatMap(({ evidence }): Evidence[] => evidence.slice(0, 1)),
    cause: first.recovering === true ? first.cause : causeOf(ways),
    remedy: remedyOf(first, ways),
    confidence: first.recovering === true ? first.confidence : 'inferred',
    confirm: 'What these ways have in common in the matrix: a site, a provider, a firewall, a change.',
    symptoms: symptomsOf(group),
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
