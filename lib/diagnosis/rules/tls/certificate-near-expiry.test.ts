import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { findingsOf, healthy, NOW, rootsOf, told, verdictOf } from '../../testing/situation';
import { certificateNearExpiry as rule } from './certificate-near-expiry';

const DAY = 86_400_000;
const ending = (days: Record<string, number>) =>
  change.withPathProbes(healthy(), (node) =>
    days[node] === undefined
      ? {}
      : {
          notBefore: new Date(NOW - 300 * DAY).toISOString(),
          notAfter: new Date(NOW + days[node] * DAY).toISOString(),
        },
  );

describe('certificate-near-expiry', () => {
  it('passes from 30 days on, and leaves what has expired to its own rule', () => {
    expect(verdictOf(rule, ending({ 'dc2-s1': 30 })).status).toBe('passed');
    expect(verdictOf(rule, ending({ 'dc2-s1': 0 })).status).toBe('passed');
    expect(verdictOf(rule, healthy()).status).toBe('inconclusive');
  });

  it('warns below 30 days, is critical below 7', () => {
    expect(told(findingsOf(rule, ending({ 'dc2-s1': 29.5 })))).toEqual([
      'warning: The certificate of server dc2-s1 of dc2 expires in 29 days (2023-12-14)',
    ]);
    expect(told(findingsOf(rule, ending({ 'dc2-s1': 7 })))[0]).toMatch(/^warning: .* in 7 days/);
    expect(told(findingsOf(rule, ending({ 'dc2-s1': 6.9 })))[0]).toMatch(/^critical: .* in 6 days/);
    expect(told(findingsOf(rule, ending({ 'dc2-s1': 0.5 })))[0]).toMatch(/within a day/);
  });

  it('measures a short-lived one by its life', () => {
    const of = (life: number, left: number) =>
      told(
        findingsOf(
          rule,
          change.withPathProbes(healthy(), (node) =>
            node === 'dc3-s1'
              ? {
                  notBefore: new Date(NOW - (life - left) * DAY).toISOString(),
                  notAfter: new Date(NOW + left * DAY).toISOString(),
                }
              : {},
          ),
        ),
      ).map((line) => line.split(':')[0]);
    expect([of(30, 29), of(30, 10), of(30, 9.9), of(30, 2.4)]).toEqual([[], [], ['warning'], ['critical']]);
    expect([of(3, 1.1), of(3, 0.9), of(3, 0.2)]).toEqual([[], ['warning'], ['critical']]);
  });

  it('counts the first of several', () => {
    const [finding] = findingsOf(rule, ending({ 'dc2-s1': 20, 'dc2-s3': 10 }));
    expect(finding?.title).toBe(
      'The certificates of dc2-s1 and dc2-s3 of dc2 expire soon, the first in 10 days (2023-11-24)',
    );
  });

  it('hides under nothing: ways that break for another reason keep their root', () => {
    const broken = change.failForwarding(ending({ 'dc2-s1': 10 }), 'dc1', 'dc2', 'connection-lost');
    expect(rootsOf(broken).map((finding) => finding.rule)).toEqual([
      expect.not.stringMatching(rule.id),
      rule.id,
    ]);
  });
});
