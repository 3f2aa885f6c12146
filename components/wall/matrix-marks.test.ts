import { expect, it } from 'vitest';
import { CONNECTED, datacenter, DISCONNECTED, snapshotOf } from '../testing/snapshot-builder';
import { matrixMarks } from './matrix-marks';

const names = Array.from({ length: 10 }, (_, i) => `dc${i}`);
const snapshot = (broken: (from: string, to: string) => boolean) =>
  snapshotOf(
    names.map((name) => datacenter(name)),
    (from, to) => (broken(from, to) ? DISCONNECTED : CONNECTED),
  );
const layout = { order: names.map((_, i) => i), cell: 10, left: 5, top: 7 };

it('names the column of a datacenter that many do not reach, at its middle', () => {
  const marks = matrixMarks(
    snapshot((from, to) => to === 'dc4' && from < 'dc3'),
    layout,
    { apart: 10, most: 3 },
  );
  expect(marks).toEqual({ rows: [], columns: [{ name: 'dc4', at: 50 }] });
});

it('names no single cell, and no neighbours that would lie on each other', () => {
  expect(
    matrixMarks(
      snapshot((from, to) => from === 'dc1' && to === 'dc2'),
      layout,
      { apart: 10, most: 3 },
    ),
  ).toEqual({
    rows: [],
    columns: [],
  });
  const { rows } = matrixMarks(
    snapshot((from) => from < 'dc4'),
    layout,
    { apart: 15, most: 3 },
  );
  expect(rows.map(({ name }) => name)).toEqual(['dc0', 'dc2']);
});
