import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCoordinates } from './parse-coordinates';
import { kindOf, skippedBy, valueOf } from './testing/literals';

const GOOD = { Vec: [1, 2, 3, 4, 5, 6, 7, 8], Error: 0.4, Adjustment: -0.001, Height: 0.0001 };
const answer = (Coord: unknown, Node = 's1') => [
  { Datacenter: 'dc1', AreaID: 'wan', Coordinates: [{ Node, Coord }] },
];

describe('parseCoordinates', () => {
  it('reads a coordinate and takes the datacenter off the name', () => {
    const [entry] = valueOf(parseCoordinates, answer(GOOD, 's1.dc1'));
    expect(entry).toEqual({
      datacenter: 'dc1',
      areaId: 'wan',
      servers: [
        { node: 's1', coordinate: { vec: GOOD.Vec, error: 0.4, adjustment: -0.001, height: 0.0001 } },
      ],
    });
    expect(valueOf(parseCoordinates, [{ Datacenter: 'dc1', AreaID: 'WAN' }])[0]?.areaId).toBe('wan');
  });

  it.each<[string, object]>([
    ['NaN as null', { Error: null }],
    ['text', { Height: 'NaN' }],
    ['Infinity', { Adjustment: Infinity }],
    ['overflow', { Vec: [1e308, 1e308, 0, 0, 0, 0, 0, 0] }],
    ['a short vector', { Vec: [1, 2, 3] }],
    ['a long vector', { Vec: Array(9).fill(0) }],
    ['a negative error', { Error: -1 }],
    ['a negative height', { Height: -1 }],
  ])('drops and counts a coordinate with %s', (_name, change) => {
    const body = answer({ ...GOOD, ...change });
    expect(valueOf(parseCoordinates, body)[0]?.servers).toEqual([]);
    expect(skippedBy(parseCoordinates, body)).toBe(1);
  });

  it('never lets a distance overflow', () => {
    const anyNumber = fc.double();
    const coordinate = fc.record({
      Vec: fc.array(anyNumber, { minLength: 7, maxLength: 9 }),
      Error: anyNumber,
      Adjustment: anyNumber,
      Height: anyNumber,
    });
    fc.assert(
      fc.property(coordinate, (coord) => {
        for (const { coordinate: read } of valueOf(parseCoordinates, answer(coord))[0]?.servers ?? []) {
          const distance =
            Math.hypot(...read.vec.map((part) => part * 2)) + 2 * read.height + 2 * read.adjustment;
          expect(Number.isFinite(distance)).toBe(true);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('is malformed when it is no list', () => {
    expect([
      kindOf(parseCoordinates, {}),
      kindOf(parseCoordinates, [{}]),
      kindOf(parseCoordinates, null),
    ]).toEqual(['malformed', 'malformed', 'ok']);
  });
});
