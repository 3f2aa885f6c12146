/** A bar whose length on the chart is a round number of milliseconds. */
export type ScaleBar = { ms: number; length: number; text: string };

/** The longest of 1, 2, 5, 10, … ms (or fractions of one) that is no longer than `atMost` chart units. */
export function scaleBar(unitsPerMs: number, atMost: number): ScaleBar {
  const most = atMost / unitsPerMs;
  const power = 10 ** Math.floor(Math.log10(most));
  const ms = ([5, 2, 1].find((step) => step * power <= most * (1 + 1e-9)) ?? 1) * power;
  return { ms, length: ms * unitsPerMs, text: msText(ms) };
}

/** `20 ms`, `0.5 ms`, `2 s`. */
export function msText(ms: number): string {
  if (ms >= 1000) return `${Number((ms / 1000).toPrecision(2))} s`;
  return `${ms >= 10 ? Math.round(ms) : Number(ms.toPrecision(2))} ms`;
}
