import { expect, it } from 'vitest';
import { msText, scaleBar } from './scale-bar';

it('is a round number of milliseconds, as long as there is room', () => {
  expect(scaleBar(2.5, 150)).toEqual({ ms: 50, length: 125, text: '50 ms' });
  expect(scaleBar(7, 150)).toMatchObject({ ms: 20, length: 140 });
  expect(scaleBar(300, 150).text).toBe('0.5 ms');
  expect(scaleBar(0.05, 150).text).toBe('2 s');
  for (let units = 0.01; units < 500; units *= 1.7) {
    const { length } = scaleBar(units, 150);
    expect(length).toBeGreaterThan(55);
    expect(length).toBeLessThanOrEqual(150.001);
  }
});

it('says times as a reader would', () => {
  expect([0.05, 3.14, 9.96, 12.4, 999, 1500].map(msText)).toEqual([
    '0.05 ms',
    '3.1 ms',
    '10 ms',
    '12 ms',
    '999 ms',
    '1.5 s',
  ]);
});
