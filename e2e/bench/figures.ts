/** One measured figure with the budget it is held against. */
export type Figure = {
  /** What was measured, e.g. `first complete picture`. */
  name: string;
  /** Where: `200 datacenters`, `1,000 viewers`. */
  at: string;
  value: number;
  unit: string;
  /** The most (or, with `atLeast`, the least) it may be; null where there is no budget. */
  budget: number | null;
  atLeast?: true;
};

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** The value below which `share` of the values lie; NaN of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/** NaN keeps no budget: what could not be measured has not passed. */
export const holds = ({ value, budget, atLeast }: Figure): boolean =>
  budget === null || (atLeast ? value >= budget : value <= budget);

/** A Markdown table, one figure a row. */
export function figureTable(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => {
    const { name, at, value, unit, budget, atLeast } = figure;
    const limit = budget === null ? '' : `${atLeast ? '≥' : '≤'} ${shown(budget)} ${unit}`;
    return [name, at, `${shown(value)} ${unit}`, limit, budget === null ? '' : holds(figure) ? 'yes' : 'NO'];
  });
  const all = [['what', 'where', 'measured', 'budget', 'holds'], ...rows];
  const widths = all[0]?.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0))) ?? [];
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [head = [], ...body] = all;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n');
}

const shown = (value: number): string =>
  Number.isNaN(value)
    ? 'not measured'
    : value >= 100
      ? Math.round(value).toLocaleString('en')
      : String(Math.round(value * 10) / 10);
