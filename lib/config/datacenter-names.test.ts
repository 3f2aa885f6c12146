import { expect, test } from 'vitest';
import { nameProblems } from './datacenter-names';

test('names Consul has pass', () => {
  expect(nameProblems(['dc1', 'eu-west_2', '3'])).toEqual([]);
});

test('upper case, case twins and impossible names are told apart', () => {
  expect(nameProblems(['dc1', 'DC1', 'Eu', 'a.b', ''])).toEqual([
    { name: 'DC1', message: expect.stringContaining('differs from dc1 only by case') },
    { name: 'Eu', message: expect.stringContaining('Write eu.') },
    { name: 'a.b', message: expect.stringContaining('no name that a datacenter can have') },
    { name: '', message: expect.stringContaining('no name that a datacenter can have') },
  ]);
});
