import { expect, it } from 'vitest';
import { roundTripText } from './round-trip';

it('gives a round trip with the digits that mean something', () => {
  expect(roundTripText(1.24)).toBe('round trip about 1.2 ms');
  expect(roundTripText(91.4)).toBe('round trip about 91 ms');
  expect(roundTripText(null)).toBe('round-trip time not known');
});
