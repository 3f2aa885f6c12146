import { expect, it } from 'vitest';
import { matchNames } from './match-names';

const names = ['us-east', 'eu-east', 'east', 'ap-south'];

it('finds the exact name first, then beginnings, then parts', () => {
  expect(matchNames(names, 'EAST')).toEqual(['east', 'us-east', 'eu-east']);
  expect(matchNames(names, ' eu')).toEqual(['eu-east']);
  expect(matchNames(names, '')).toBe(names);
  expect(matchNames(names, 'x')).toEqual([]);
});
