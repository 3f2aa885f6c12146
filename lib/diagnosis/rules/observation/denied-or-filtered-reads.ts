import type { Federation, VantageState } from '@/lib/federation/types';
import type { FactName } from '@/lib/observation/types';
import { isoTime } from '../../evidence';
import { FACT_WORDS, PERMISSIONS, permissionsFor, policyOf } from '../../read-permissions';
import { SECTIONS } from '../../remedies';
import type { RemedyStep, Rule, RuleFinding } from '../../types';
import { counted, nameList } from '../../words';

/**
 * One finding a datacenter. What it costs is not written down but worked out from the facts that the rules require: `rules` are those
 * whose results a missing permission makes uncertain.
 */
export const deniedOrFilteredReads = (rules: readonly Rule[]): Rule => ({
  id: 'denied-or-filtered-reads',
  title: 'The token may not read everything',
  why: 'What is denied is not broken, but it is not seen either: a denied or filtered answer is no proof of health.',
  evidence: 'Refused and filtered answers to our own requests, and the facts that each rule needs.',
  remedy: 'Give the token the permissions that are named.',
  covers: [],
  requires: [],
  section: SECTIONS.acl,
  check: (federation) =>
    byDatacenter(federation.vantages.filter(isLimited)).map(([name, vantages]) =>
      findingOf(federation, rules, name, vantages),
    ),
});

/** An unknown token is another finding: no permission helps it. */
const isLimited = ({ denied, reachable, failure }: VantageState): boolean =>
  denied.length > 0 && reachable !== false && failure?.kind !== 'unknown-token';

function byDatacenter(vantages: readonly VantageState[]): [string, VantageState[]][] {
  const groups = new Map<string, VantageState[]>();
  for (const vantage of vantages) {
    const name = vantage.in ?? '';
    groups.set(name, [...(groups.get(name) ?? []), vantage]);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
}

function findingOf(
  federation: Federation,
  rules: readonly Rule[],
  name: string,
  vantages: readonly VantageState[],
): RuleFinding {
  const facts = [...new Set(vantages.flatMap(({ denied }) => denied))].sort();
  const blind = rules.filter(
    ({ requires, applies }) =>
      requires.some((fact) => facts.some((denied) => denied === fact)) && applies?.(federation) !== false,
  );
  const blocked = vantages.every(({ failure }) => failure?.kind === 'blocked');
  const where = name === '' ? `at ${vantages[0]?.address ?? 'an agent'}` : `in ${name}`;
  const [first] = vantages;
  return {
    severity: 'info',
    subject:
      name === '' && first
        ? { kind: 'vantage', vantage: first.id, datacenter: null }
        : { kind: 'datacenter', datacenter: name },
    title: `The token may not read ${nameList(facts.map((fact) => FACT_WORDS[fact].words))} ${where}: ${counted(blind.length, 'rule')} ${blind.length === 1 ? 'is' : 'are'} uncertain there`,
    evidence: vantages.slice(0, 6).map(({ id, denied, failure, lastAnswerAt }) => ({
      vantage: id,
      request: denied.join(', '),
      at: isoTime(lastAnswerAt),
      value: failure?.message ?? 'the answer was filtered',
    })),
    cause: `${blocked ? 'The agent itself blocks these endpoints (http_config.block_endpoints).' : lacks(facts)} Not certain without them: ${nameList(
      blind.map(({ title }) => title.charAt(0).toLowerCase() + title.slice(1)),
      8,
    )}.`,
    remedy: blocked
      ? [{ text: 'Take these paths out of http_config.block_endpoints of the agent, or ask another agent.' }]
      : grant(facts, name),
    confidence: 'observed',
  };
}

function lacks(facts: readonly FactName[]): string {
  const words = permissionsFor(facts).map((permission) => PERMISSIONS[permission].words);
  const prefix = facts.includes('wanMembers')
    ? ' WAN members are named <node>.<datacenter>, so a rule for an exact node name does not match them.'
    : '';
  return `The token lacks ${words.length > 0 ? nameList(words) : 'a permission'}.${prefix}`;
}

function grant(facts: readonly FactName[], name: string): RemedyStep[] {
  return [
    {
      text: 'Write this policy, all that is lacking, to isthmus.hcl and create it in the primary datacenter.',
      command: 'consul acl policy create -name isthmus-read -rules @isthmus.hcl',
      config: policyOf(permissionsFor(facts)),
    },
    {
      text: `Add the policy to the token${name === '' ? '' : ` that is used for ${name}`}; or create one that ${name === '' ? 'the datacenter' : name} can resolve (global, or a local one for each datacenter), and configure it here.`,
      command: 'consul acl token update -id <AccessorID> -policy-name isthmus-read -merge-policies',
    },
  ];
}
