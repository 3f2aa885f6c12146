import { showText } from '@/lib/consul/show-text';
import { ROOT_CAUSES } from '../catalogue';
import { RULES } from '../rules';
import type { Finding, RemedyStep } from '../types';
import { UNSEEN_CAUSES } from '../unseen-causes';
import { describe } from './describe';
import { findingsFor } from './match-findings';
import type { Context, DecodedLine, KnownText } from './types';

/** Longest line that is shown again, in UTF-16 units. */
const SHOWN = 300;

/** One line with its meaning; `text` is undefined when nobody knows the line. */
export function explainLine(
  context: Context,
  text: KnownText | undefined,
  roots: readonly Finding[],
): DecodedLine {
  const line = showText(context.text, SHOWN);
  if (!text) {
    return {
      line,
      known: false,
      says: 'This text is not known. If it is of Consul, the lines around it may tell more.',
      about: describe(context),
      findings: [],
      rules: [],
      unseen: [],
      remedy: [],
    };
  }
  const rules = rulesFor(text.codes);
  const found = findingsFor(
    context,
    text,
    rules.map(({ id }) => id),
    roots,
  );
  const [first] = found;
  return {
    line,
    known: true,
    says: typeof text.says === 'string' ? text.says : text.says(context),
    about: describe(context),
    findings: found.map(({ finding: { id, rule, severity, title }, sure }) => ({
      id,
      rule,
      severity,
      title,
      sure,
    })),
    rules,
    unseen: UNSEEN_CAUSES.filter(({ code }) => text.codes.includes(code)).map((cause) => ({
      ...cause,
      name: ROOT_CAUSES.find(({ code }) => code === cause.code)?.name ?? cause.code,
    })),
    remedy: first?.sure ? first.finding.remedy : generalRemedy(context, text),
  };
}

function generalRemedy(context: Context, { remedy }: KnownText): readonly RemedyStep[] {
  return typeof remedy === 'string' ? [{ text: remedy }] : remedy(context);
}

/** Rules that name one of these causes, in the order of the causes. */
function rulesFor(codes: readonly string[]): { id: string; title: string }[] {
  const found = codes.flatMap((code) => RULES.filter(({ covers }) => covers.includes(code)));
  return [...new Set(found)].map(({ id, title }) => ({ id, title }));
}
