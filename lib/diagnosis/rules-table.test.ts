import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ruleBook } from './rule-book';
import { RULES } from './rules';
import { rulesTable, withRulesTable } from './rules-table';

describe('the table of rules', () => {
  it('in the readme is what the code says; if not: npm run rules-table', () => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    expect(readme).toBe(withRulesTable(readme, ruleBook()));
  });

  it('names every rule once', () => {
    const table = rulesTable(ruleBook());
    for (const { id } of RULES) expect(table.split(`\`${id}\``)).toHaveLength(2);
  });

  it('goes nowhere without its markers', () => {
    expect(() => withRulesTable('# Readme', ruleBook())).toThrow('rules:start');
  });
});
