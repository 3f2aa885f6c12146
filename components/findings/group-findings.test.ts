import { expect, it } from 'vitest';
import type { Finding, Snapshot } from '@/lib/snapshot/types';
import { groupFindings } from './group-findings';

const finding = (rule: string, part: Partial<Finding> = {}): Finding => ({
  id: rule,
  rule,
  severity: 'warning',
  subject: { kind: 'federation' },
  title: rule,
  evidence: [],
  cause: '',
  remedy: [],
  section: '',
  confidence: 'observed',
  symptoms: [],
  ...part,
});
const verdicts: Snapshot['verdicts'] = [
  { rule: 'agent', title: 'agent', family: 'observation', status: 'failed' },
];
const ids = (findings: readonly Finding[]) =>
  groupFindings({ findings, verdicts }).map(({ id, findings: all }) => [id, all.map(({ rule }) => rule)]);

it('keeps what is broken now apart from what will break, what passes, and what is only known', () => {
  expect(
    ids([
      finding('a'),
      finding('b', { latent: true }),
      finding('c', { recovering: true }),
      finding('d', { severity: 'info' }),
      finding('agent', { severity: 'info' }),
    ]),
  ).toEqual([
    ['now', ['a']],
    ['latent', ['b']],
    ['recovering', ['c']],
    ['knowing', ['d']],
    ['unseen', ['agent']],
  ]);
});

it('puts the group with the worst finding first: it is what the headline names', () => {
  expect(ids([finding('b', { latent: true, severity: 'critical' }), finding('a')])).toEqual([
    ['latent', ['b']],
    ['now', ['a']],
  ]);
  expect(ids([])).toEqual([]);
});
