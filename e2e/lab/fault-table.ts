import type { Outcome } from './play-scenario';
import type { Expectation } from './scenarios/scenario';

const HEAD = ['fault', 'root named first', 'right?', 'other roots accused', 'to headline', 'to ok'];

/** The outcomes as aligned columns; what an operator read before, and what stayed after healing, on lines of their own. */
export function faultTable(outcomes: readonly Outcome[], { head = true } = {}): string {
  const rows = outcomes.map(cells);
  const widths = HEAD.map((title, column) =>
    Math.max(head ? title.length : 0, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join(' | ')
      .trimEnd();
  const body = outcomes.flatMap((outcome, at) => [line(rows[at] ?? []), ...remarks(outcome)]);
  return [...(head ? [line(HEAD), widths.map((width) => '-'.repeat(width)).join('-|-')] : []), ...body].join(
    '\n',
  );
}

function cells({ scenario, first, right, accused, toHeadline, toOk }: Outcome): string[] {
  return [
    scenario.name,
    first ? first.rule : 'unseen' in scenario.expect ? 'none: cannot be seen' : 'none',
    right ? (accused.length === 0 ? 'yes' : 'yes, not alone') : 'NO',
    accused.map(({ rule }) => rule).join(', ') || '-',
    toHeadline === null ? '-' : seconds(toHeadline),
    toOk === null ? (scenario.fresh ? 'fresh federation' : 'over 60 s') : seconds(toOk),
  ];
}

function remarks({ earlier, right, first, accused, wrongPairs, remaining, scenario }: Outcome): string[] {
  return [
    ...(earlier ? [`  read first, after ${seconds(earlier.after)}: ${earlier.title} (${earlier.rule})`] : []),
    ...(right ? [] : [`  expected: ${wish(scenario.expect)}; found: ${first?.title ?? 'nothing'}`]),
    ...accused.map(({ title, rule }) => `  also accused: ${title} (${rule})`),
    ...wrongPairs.map((pair) => `  wrong pair: ${pair}`),
    ...remaining.map(({ title, rule }) => `  still there after healing: ${title} (${rule})`),
  ];
}

const wish = (expected: Expectation): string =>
  'unseen' in expected ? 'nothing' : `${expected.causes.join(' or ')} about ${expected.names.join(', ')}`;

const seconds = (value: number): string => `${value.toFixed(1)} s`;
