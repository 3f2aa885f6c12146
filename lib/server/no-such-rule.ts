import { findRule } from '@/lib/diagnosis/rule-book';
import { RULES } from '@/lib/diagnosis/rules';

const RULE_PAGE = /^\/rules\/([^/]+)\/?$/;
/** Where the address of a rule that does not exist is led: there is no page below it. */
const NO_SUCH_RULE = '/no-such-rule/';

const IDS: ReadonlySet<string> = new Set(RULES.map(({ id }) => id));

/**
 * The address (path and query of a request) to answer instead, when it is the page of a rule that does not exist; else itself. Told
 * before Next sees it: a page that turns out not to exist while it is drawn cannot load the script of the Trusted Types before the
 * others.
 */
export function leadFromNoSuchRule(url: string): string {
  const [path = ''] = url.split('?', 1);
  const id = RULE_PAGE.exec(path)?.[1];
  return id === undefined || IDS.has(id) ? url : `${NO_SUCH_RULE}${id}${url.slice(path.length)}`;
}

/** Of such an address: the rule that was meant, most likely. */
export function nearestRule(path: string): { id: string; title: string } | null {
  if (!path.startsWith(NO_SUCH_RULE)) return null;
  const found = findRule(path.slice(NO_SUCH_RULE.length));
  return 'nearest' in found ? found.nearest : null;
}
