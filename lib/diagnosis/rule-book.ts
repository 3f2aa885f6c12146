import { closest } from 'fastest-levenshtein';
import { usesAcls } from './acl-replication';
import { usesConnect } from './ca-roots';
import { ROOT_CAUSES } from './catalogue';
import { factWords } from './fact-words';
import { FOLDINGS } from './foldings';
import { FAMILIES, RULES } from './rules';
import { needsServerNames } from './rules/tls/certificate-without-server-name';
import type { Rule } from './types';
import { PARTLY_SEEN_CAUSES, UNSEEN_CAUSES, type UnseenCause } from './unseen-causes';
import { hasMeshGateways } from './usable-gateways';

type RuleName = { id: string; title: string };

/** A rule as its page shows it. */
export type RulePage = RuleName & {
  why: string;
  evidence: string;
  remedy: string;
  /** Section of the document or of Consul's documentation. */
  section: string;
  /** Title of its family. */
  family: string;
  /** What has to be read; without it the verdict is inconclusive. */
  requires: readonly string[];
  /** To which federations it applies, one sentence; null: to all. */
  appliesTo: string | null;
  /** Root causes that it names. */
  covers: readonly { code: string; name: string }[];
  /** What shows as its symptom, and what it may itself be a symptom of. */
  folds: readonly RuleName[];
  foldsUnder: readonly RuleName[];
};

/** All that is known of the rules themselves, for pages and the readme: made from the code, so that it cannot drift. */
export type RuleBook = {
  families: readonly { id: string; title: string; rules: readonly RulePage[] }[];
  unseen: readonly HiddenCause[];
  /** Rules name these, but may miss them. */
  partlySeen: readonly HiddenCause[];
};

export type HiddenCause = UnseenCause & { name: string };

/** What the conditions of rules say. */
const CONDITIONS: ReadonlyMap<NonNullable<Rule['applies']>, string> = new Map([
  [
    hasMeshGateways,
    'It applies where mesh gateways are used, not where the whole federation is traditional.',
  ],
  [usesAcls, 'It applies where ACLs are on in one datacenter at least.'],
  [usesConnect, 'It applies where Connect is on in one datacenter at least.'],
  [
    needsServerNames,
    'It applies where mesh gateways are used, or where a refused certificate shows that servers ask for these names.',
  ],
]);

const causeName = (code: string): string => ROOT_CAUSES.find((cause) => cause.code === code)?.name ?? code;
const named = (cause: UnseenCause): HiddenCause => ({ ...cause, name: causeName(cause.code) });
const names = (ids: readonly string[]): RuleName[] =>
  RULES.filter(({ id }) => ids.includes(id)).map(({ id, title }) => ({ id, title }));

function toPage(rule: Rule, family: string): RulePage {
  const { id, title, why, evidence, remedy, section, covers, requires, applies } = rule;
  return {
    id,
    title,
    why,
    evidence,
    remedy,
    section,
    family,
    requires: requires.map(factWords),
    appliesTo: applies === undefined ? null : (CONDITIONS.get(applies) ?? null),
    covers: covers.map((code) => ({ code, name: causeName(code) })),
    folds: names(FOLDINGS.filter(({ cause }) => cause === id).map(({ symptom }) => symptom)),
    foldsUnder: names(FOLDINGS.filter(({ symptom }) => symptom === id).map(({ cause }) => cause)),
  };
}

export function ruleBook(): RuleBook {
  return {
    families: FAMILIES.map(({ id, title, rules }) => ({
      id,
      title,
      rules: rules.map((rule) => toPage(rule, title)),
    })),
    unseen: UNSEEN_CAUSES.map(named),
    partlySeen: PARTLY_SEEN_CAUSES.map(named),
  };
}

/** The page of a rule; for an id that no rule has, the rule whose id is nearest. */
export function findRule(id: string): { page: RulePage } | { nearest: RuleName | null } {
  const pages = ruleBook().families.flatMap(({ rules }) => rules);
  const page = pages.find((rule) => rule.id === id);
  if (page) return { page };
  const like = closest(
    id.slice(0, 100).toLowerCase(),
    pages.map((rule) => rule.id),
  );
  return { nearest: names([like])[0] ?? null };
}
