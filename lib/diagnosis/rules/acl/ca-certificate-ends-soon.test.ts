import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { DAY_MS, withRoot } from '../../testing/ca-roots';
import { findingsOf, healthy, NOW, told, verdictOf } from '../../testing/situation';
import { caCertificateEndsSoon as rule } from './ca-certificate-ends-soon';

const left = (ms: number) => {
  let all = healthy();
  for (const name of ['dc1', 'dc2', 'dc3']) all = withRoot(all, name, { leftMs: ms });
  return all;
};
const severity = (ms: number) => findingsOf(rule, left(ms)).map((finding) => finding.severity);

describe('ca-certificate-ends-soon', () => {
  it('passes far from the end', () => {
    expect(verdictOf(rule, healthy()).status).toBe('passed');
    expect(severity(91 * DAY_MS)).toEqual([]);
  });

  it('is information, then a warning, then critical: once, as all share the root', () => {
    expect(severity(90 * DAY_MS)).toEqual(['info']);
    expect(severity(30 * DAY_MS)).toEqual(['warning']);
    expect(severity(-1)).toEqual(['critical']);
    expect(told(findingsOf(rule, left(5 * DAY_MS)))).toEqual([
      'warning: The CA root of dc1, dc2 and dc3 ends on 2023-11-19',
    ]);
  });

  it('says what to change between reading and writing the configuration', () => {
    const [read, edit, write] = findingsOf(rule, left(5 * DAY_MS))[0]?.remedy ?? [];
    expect(read?.command).toBe('consul connect ca get-config > ca.json');
    expect(edit?.config).toContain('PrivateKeyBits');
    expect(write?.command).toBe('consul connect ca set-config -config-file ca.json');
  });

  it('tells of a signing certificate that was not renewed, by the metric of its leader', () => {
    const signing = (ms: number) =>
      change.withFact(healthy(), 'dc2', 'metrics', (metrics) => ({
        ...metrics,
        signingCaExpiresAt: new Date(NOW + ms).toISOString(),
      }));
    expect(findingsOf(rule, signing(8 * DAY_MS))).toEqual([]);
    expect(told(findingsOf(rule, signing(6 * DAY_MS)))).toEqual([
      "warning: The signing certificate of dc2's CA ends on 2023-11-20",
    ]);
  });

  it('is inconclusive where roots are not known', () => {
    expect(verdictOf(rule, change.failFact(healthy(), 'dc2', 'caRoots', 'denied')).status).toBe(
      'inconclusive',
    );
  });
});
