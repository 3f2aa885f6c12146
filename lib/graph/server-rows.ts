import type { Point } from './point';

export type ServerRows = {
  places: readonly Point[];
  /** Chart units from one server to the next. */
  apart: number;
  height: number;
  /** Servers that have no room. */
  beyond: number;
};

const ROWS_AT_MOST = 2;

/** Servers side by side in at most two rows, centred at x = 0, the first row at y = 0. */
export function serverRows(count: number, width: number): ServerRows {
  const apart = Math.max(15, Math.min(26, width / 5));
  const columns = Math.max(1, Math.floor(width / apart));
  const shown = Math.min(count, columns * ROWS_AT_MOST);
  const rows = Math.ceil(shown / columns);
  const perRow = rows > 0 ? Math.ceil(shown / rows) : 0;
  const places = Array.from({ length: shown }, (_, i) => {
    const row = Math.floor(i / perRow);
    const inRow = Math.min(perRow, shown - row * perRow);
    return { x: ((i % perRow) - (inRow - 1) / 2) * apart, y: row * apart };
  });
  return { places, apart, height: Math.max(0, rows - 1) * apart, beyond: count - shown };
}
