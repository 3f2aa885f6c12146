import { expect, it } from 'vitest';
import { byText } from './order';

it('orders by code unit, whatever the language of the machine', () => {
  expect(['ä', 'b', 'B', 'a', 'dc10', 'dc2'].sort(byText)).toEqual(['B', 'a', 'b', 'dc10', 'dc2', 'ä']);
});
