import { readFileSync, writeFileSync } from 'node:fs';
import { ruleBook } from '@/lib/diagnosis/rule-book';
import { withRulesTable } from '@/lib/diagnosis/rules-table';

/** `npm run rules-table`: writes the table of rules into the readme. */
const readme = new URL('../../README.md', import.meta.url);
writeFileSync(readme, withRulesTable(readFileSync(readme, 'utf8'), ruleBook()));
