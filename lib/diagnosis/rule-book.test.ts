import { expect, it } from 'vitest';
import { findRule, ruleBook } from './rule-book';
import { RULES } from './rules';

const pages = ruleBook().families.flatMap(({ rules }) => rules);

it('has every rule once, with all that a page needs', () => {
  expect(pages.map(({ id }) => id)).toEqual(RULES.map(({ id }) => id));
  for (const { why, evidence, remedy, section, title } of pages)
    for (const text of [why, evidence, remedy, section, title]) expect(text).not.toBe('');
  expect(pages.flatMap(({ covers }) => covers).filter(({ code, name }) => code === name)).toEqual([]);
});

it('says of every rule that has a condition to which federations it applies', () => {
  const pages = ruleBook().families.flatMap(({ rules }) => rules);
  const conditional = RULES.filter(({ applies }) => applies !== undefined).map(({ id }) => id);
  expect(pages.filter(({ appliesTo }) => appliesTo !== null).map(({ id }) => id)).toEqual(conditional);
});

it('tells foldings both ways', () => {
  const page = (id: string) => pages.find((rule) => rule.id === id);
  const folds = page('no-usable-mesh-gateway')?.folds.map(({ id }) => id);
  expect(folds).toContain('forwarding-broken-one-way');
  expect(page('forwarding-broken-one-way')?.foldsUnder.map(({ id }) => id)).toContain(
    'no-usable-mesh-gateway',
  );
});

it('finds a rule, or the nearest to what was typed', () => {
  expect(findRule('failed-wan-member')).toMatchObject({ page: { id: 'failed-wan-member' } });
  expect(findRule('Failed-wan-membr')).toMatchObject({ nearest: { id: 'failed-wan-member' } });
  expect(findRule('../../etc/passwd')).toHaveProperty('nearest');
});
