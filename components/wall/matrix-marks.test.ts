import { expect, it } from 'vitest';
import { CONNECTED, datacenter, DISCONNECTED, snapshotOf } from '../testing/snapshot-builder';
import { cellSigns, matrixMarks } from './matrix-marks';

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
  expect(marks).toEqual({ rows: [], columns: [{ name: 'dc4', at: 50, state: 'disconnected' }] });
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

it('has a sign for a single cell, and none where a row or a column tells of it', () => {
  const broken = snapshot((from, to) => to === (from === 'dc1' ? 'dc2' : 'dc4'));
  expect(cellSigns(broken, layout, { apart: 5, most: 9 })).toEqual([{ state: 'disconnected', x: 30, y: 22 }]);
});

it('has signs that do not lie on each other, and no more than are wanted', () => {
  const near = snapshot((from, to) => from === 'dc1' && to === 'dc2');
  expect(cellSigns(near, layout, { apart: 5, most: 0 })).toEqual([]);
  const two = snapshot((from, to) => (from === 'dc1' && to === 'dc2') || (from === 'dc2' && to === 'dc3'));
  expect(cellSigns(two, layout, { apart: 5, most: 9 })).toHaveLength(2);
  expect(cellSigns(two, layout, { apart: 20, most: 9 })).toHaveLength(1);
});
