import { findRule } from '@/lib/diagnosis/rule-book';
import { RULES } from '@/lib/diagnosis/rules';

const RULE_PAGE = /^\/rules\/([^/]+)\/?$/;
/** Where the address of a rule that does not exist is led: there is no page below it. */
const NO_SUCH_RULE = '/no-such-rule/';

const IDS: ReadonlySet<string> = new Set(RULES.map(({ id }) => id));

/** The address to answer instead, when a path is the page of a rule that does not exist; else null. */
export function misledRule(path: string): string | null {
  const id = RULE_PAGE.exec(path)?.[1];
  return id === undefined || IDS.has(id) ? null : `${NO_SUCH_RULE}${id}`;
}

/** Of such an address: the rule that was meant, most likely. */
export function nearestRule(path: string): { id: string; title: string } | null {
  if (!path.startsWith(NO_SUCH_RULE)) return null;
  const found = findRule(path.slice(NO_SUCH_RULE.length));
  return 'nearest' in found ? found.nearest : null;
}
