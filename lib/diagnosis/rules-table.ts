import type { HiddenCause, RuleBook } from './rule-book';

const [START, END] = ['<!-- rules:start -->', '<!-- rules:end -->'];

/** Text of a table cell: a bar would end it. */
const cell = (text: string): string => text.replaceAll('|', '\\|');

const hidden = (causes: readonly HiddenCause[], why: string): string[] => [
  `| root cause | what | ${why} | what would show it |`,
  '| --- | --- | --- | --- |',
  ...causes.map(
    ({ code, name, reason, shownBy }) => `| ${code} | ${cell(name)} | ${cell(reason)} | ${cell(shownBy)} |`,
  ),
];

/** All rules by family and the tables of what cannot be seen, or not always, as Markdown. */
export function rulesTable({ families, unseen, partlySeen }: RuleBook): string {
  const rules = families.flatMap(({ title, rules: own }) =>
    own.map(
      (rule) =>
        `| ${cell(title)} | \`${rule.id}\` | ${cell(rule.title)} | ${rule.covers.map(({ code }) => code).join(', ')} |`,
    ),
  );
  return [
    '| family | rule | what is wrong | root causes |',
    '| --- | --- | --- | --- |',
    ...rules,
    '',
    'What cannot be seen over the HTTP API:',
    '',
    ...hidden(unseen, 'why it cannot be seen'),
    '',
    'What is seen only at times:',
    '',
    ...hidden(partlySeen, 'when it is not seen'),
  ].join('\n');
}

/** The text with the table between its two markers. @throws Error when a marker is missing. */
export function withRulesTable(text: string, book: RuleBook): string {
  const [start, end] = [text.indexOf(START), text.indexOf(END)];
  if (start < 0 || end < start) throw new Error(`no ${START} … ${END} to put the table of rules between`);
  return `${text.slice(0, start + START.length)}\n\n${rulesTable(book)}\n\n${text.slice(end)}`;
}
