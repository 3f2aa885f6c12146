import { expect, it } from 'vitest';
import { parseObservationFile } from './observation-file';
import { healthyObservations } from './testing/observations';

const file = {
  format: 'isthmus-observations/1',
  takenAt: 1,
  source: 'consul',
  observations: healthyObservations({
    datacenters: [{ name: 'dc1', servers: 1, gateways: 0 }],
    primary: 'dc1',
    mode: 'traditional',
    now: 1,
  }),
};
const text = JSON.stringify(file);

it('reads what was written, unchanged', () => {
  expect(parseObservationFile(text)).toEqual({ ok: true, file: JSON.parse(text) });
});

it.each([
  ['{', 'this is not JSON'],
  ['null', '(file)'],
  [JSON.stringify({ ...file, format: 'isthmus-observations/2' }), 'format'],
  [JSON.stringify({ ...file, takenAt: 'now' }), 'takenAt'],
  [JSON.stringify({ ...file, observations: [{}] }), 'observations.0.vantage'],
  [text.replace('"failuresInARow":0', '"failuresInARow":null'), 'failuresInARow'],
])('says where a damaged file is wrong: %#', (damaged, where) => {
  const parsed = parseObservationFile(damaged);
  expect(parsed.ok ? '' : parsed.message).toContain(where);
  expect(parsed.ok ? '' : parsed.message).toContain('isthmus observe');
});

it('drops keys that would change prototypes', () => {
  const parsed = parseObservationFile(text.replace('{"format"', '{"__proto__":{"polluted":1},"format"'));
  expect(parsed.ok && 'polluted' in parsed.file).toBe(false);
});
