import { describe, expect, it } from 'vitest';
import type { Finding } from '@/lib/snapshot/types';
import { faultTable } from './fault-table';
import type { Outcome } from './play-scenario';
import { MESH } from './scenarios/needs';

const finding = (rule: string, title: string): Finding => ({
  id: rule,
  rule,
  title,
  severity: 'critical',
  subject: { kind: 'federation' },
  evidence: [],
  cause: '',
  remedy: [],
  section: '',
  confidence: 'observed',
  symptoms: [],
});

const outcome = (over: Partial<Outcome> = {}): Outcome => ({
  scenario: {
    name: 'a-fault',
    needs: MESH,
    inject: () => Promise.reject(new Error('never played')),
    expect: { causes: ['G3'], names: ['dc3'] },
  },
  right: true,
  first: finding('no-usable-mesh-gateway', 'dc3 has none'),
  accused: [],
  wrongPairs: [],
  toHeadline: 4.24,
  earlier: null,
  toOk: 3,
  remaining: [],
  ...over,
});

describe('faultTable', () => {
  it('puts a right diagnosis on one line', () => {
    expect(faultTable([outcome()], { head: false })).toBe(
      'a-fault | no-usable-mesh-gateway | yes | - | 4.2 s | 3.0 s',
    );
  });

  it('says what was expected, found and read before', () => {
    const text = faultTable([
      outcome({
        right: false,
        toHeadline: null,
        toOk: null,
        accused: [finding('x', 'Somebody else')],
        earlier: { rule: 'y', title: 'Something else', after: 1 },
        remaining: [finding('z', 'A leftover')],
      }),
    ]);
    expect(text).toContain('NO');
    expect(text).toContain('over 60 s');
    for (const part of [
      'expected: G3 about dc3',
      'Something else (y)',
      'Somebody else (x)',
      'A leftover (z)',
    ])
      expect(text).toContain(part);
  });

  it('aligns its columns', () => {
    const [head = '', rule = ''] = faultTable([outcome()]).split('\n');
    expect(rule.indexOf('|')).toBe(head.indexOf('|'));
  });
});
