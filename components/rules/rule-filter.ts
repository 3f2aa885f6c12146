import type { RulePage, Snapshot } from '@/lib/snapshot/types';

type Status = Snapshot['verdicts'][number]['status'];

/** What one looks for among the rules: all, or those of one verdict. */
export const SHOWN = ['all', 'failed', 'inconclusive', 'passed', 'not-applicable', 'errored'] as const;
export type Shown = (typeof SHOWN)[number];

const WORDS: Readonly<Record<Status, string>> = {
  failed: 'Found',
  inconclusive: 'Inconclusive',
  passed: 'Passed',
  'not-applicable': 'Does not apply',
  errored: 'Could not run',
};

/** The choices that lead to something, with their counts. */
export function shownOptions({ verdicts }: Pick<Snapshot, 'verdicts'>): (readonly [Shown, string])[] {
  return SHOWN.flatMap((shown): (readonly [Shown, string])[] => {
    if (shown === 'all') return [[shown, `All ${verdicts.length}`]];
    const n = verdicts.filter(({ status }) => status === shown).length;
    return n > 0 ? [[shown, `${WORDS[shown]} ${n}`]] : [];
  });
}

/** Whether every word typed stands somewhere in these texts. */
export function matches(texts: readonly string[], typed: string): boolean {
  const text = texts.join(' ').toLowerCase();
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** Whether a rule is of the chosen verdict and has the typed words in its names or its texts. */
export function isShown(
  rule: RulePage,
  { verdicts }: Pick<Snapshot, 'verdicts'>,
  shown: Shown,
  typed: string,
): boolean {
  const status = verdicts.find((verdict) => verdict.rule === rule.id)?.status;
  return (
    (shown === 'all' || status === shown) &&
    matches([rule.id, rule.title, rule.evidence, ...rule.covers.map(({ name }) => name)], typed)
  );
}
