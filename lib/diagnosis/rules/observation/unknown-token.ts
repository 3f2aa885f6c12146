import type { Federation, VantageState } from '@/lib/federation/types';
import type { FactName } from '@/lib/observation/types';
import { isoTime } from '../../evidence';
import { FACT_WORDS, READ_POLICY } from '../../read-permissions';
import { SECTIONS } from '../../remedies';
import type { Evidence, RemedyStep, Rule } from '../../types';
import { nameList, shellWord } from '../../words';

/** A gap in what is seen, never a fault of the federation: a 403 proves that the way works (consul.md 4.3). */
export const unknownToken: Rule = {
  id: 'unknown-token',
  title: 'A datacenter does not know the token',
  why: 'A token that is local to one datacenter is nobody in the others: their answers are refused or empty, and that says nothing of their health.',
  evidence: 'Reads that are refused in one datacenter and allowed with the same kind of token in another.',
  remedy: 'Use a global token with token replication, or a token for each datacenter.',
  covers: ['A5'],
  requires: [],
  section: SECTIONS.acl,
  check: (federation) =>
    strangers(federation).map(({ name, evidence, forwarded }) => {
      const homes = datacentersThatKnow(federation, name);
      const known = homes.length > 0;
      return {
        severity: 'info',
        subject: { kind: 'datacenter', datacenter: name },
        title: known
          ? `${name} does not know the token that ${nameList(homes, 3)} ${homes.length === 1 ? 'knows' : 'know'}`
          : `${name} does not know the token`,
        evidence: evidence.slice(0, 8),
        cause: `${
          known
            ? `The token is local to ${nameList(homes, 3)}, or ${name} has not replicated it.`
            : 'It was deleted, has expired, or was never created here.'
        }${forwarded ? ' A local token is taken off a forwarded request, which then runs as anonymous.' : ''} This says nothing of the health of ${name}.`,
        remedy: remedyOf(name),
        confidence: 'observed',
      };
    }),
};

type Stranger = { name: string; evidence: Evidence[]; forwarded: boolean };

/** Datacenters in which the token is nobody: they say so, or refuse through an agent what that agent's own datacenter allows. */
function strangers({ vantages }: Federation): Stranger[] {
  const found = new Map<string, Stranger>();
  const add = (name: string, evidence: Evidence, forwarded: boolean) => {
    const stranger = found.get(name) ?? { name, evidence: [], forwarded: false };
    stranger.evidence.push(evidence);
    stranger.forwarded ||= forwarded;
    found.set(name, stranger);
  };
  for (const vantage of vantages) {
    const { in: home, failure, denied, deniedElsewhere } = vantage;
    if (home !== null && isUnknown(vantage)) add(home, evidenceOf(vantage, denied, failure?.message), false);
    for (const { datacenter, facts, failure: refusal } of deniedElsewhere) {
      const allowed = facts.filter((fact) => !denied.includes(fact));
      if (allowed.length === 0 || isUnknown(vantage)) continue;
      add(datacenter, evidenceOf(vantage, allowed, refusal?.message, datacenter), true);
    }
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

const isUnknown = ({ failure, reachable }: VantageState): boolean =>
  reachable === true && failure?.kind === 'unknown-token';

const datacentersThatKnow = ({ vantages }: Federation, name: string): string[] => [
  ...new Set(
    vantages.flatMap((v) =>
      v.in !== null && v.in !== name && v.reachable === true && v.denied.length === 0 ? [v.in] : [],
    ),
  ),
];

function evidenceOf(
  { id, lastAnswerAt }: VantageState,
  facts: readonly FactName[],
  message: string | undefined,
  datacenter?: string,
): Evidence {
  const words = facts.map((fact) => FACT_WORDS[fact].words);
  return {
    vantage: id,
    request: datacenter === undefined ? nameList(words) : `${nameList(words)} with ?dc=${datacenter}`,
    at: isoTime(lastAnswerAt),
    value: message ?? 'the answer was filtered',
  };
}

function remedyOf(name: string): RemedyStep[] {
  return [
    {
      text: 'Write this policy to isthmus.hcl and create it in the primary datacenter.',
      command: 'consul acl policy create -name isthmus-read -rules @isthmus.hcl',
      config: READ_POLICY,
    },
    {
      text: `Create a token for ${name} on one of its servers, and configure it for ${name} here; it works also while ${name} is cut off.`,
      command: `consul acl token create -local -description ${shellWord(`isthmus ${name}`)} -policy-name isthmus-read`,
    },
    {
      text: 'Or use one global token of the primary everywhere: without -local, and with acl.enable_token_replication in every secondary.',
    },
  ];
}
