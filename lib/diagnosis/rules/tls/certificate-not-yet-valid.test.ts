import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { findingsOf, healthy, NOW, told, verdictOf } from '../../testing/situation';
import { certificateNotYetValid as rule } from './certificate-not-yet-valid';

const beginning = (at: number) =>
  change.withPathProbes(healthy(), (node) =>
    node === 'dc2-s1' ? { notBefore: new Date(at).toISOString() } : {},
  );

describe('certificate-not-yet-valid', () => {
  it('passes from the first moment on; unread it is not known', () => {
    expect(verdictOf(rule, beginning(NOW)).status).toBe('passed');
    expect(verdictOf(rule, healthy()).status).toBe('inconclusive');
  });

  it('names the server and the day', () => {
    expect(told(findingsOf(rule, beginning(NOW + 86_400_000)))).toEqual([
      'critical: The certificate of server dc2-s1 of dc2 is not valid before 2023-11-15',
    ]);
  });

  it('reads it from a text, unless our clock says otherwise', () => {
    const text = (begin: string) =>
      change.failureOf(
        'tls-identity',
        { tls: 'not-yet-valid' },
        `x509: certificate has expired or is not yet valid: current time 2023-11-01T00:00:00Z is before ${begin}`,
      );
    const told = (begin: string) =>
      findingsOf(rule, change.failForwarding(healthy(), 'dc1', 'dc3', text(begin)));
    expect(told('2030-01-01T00:00:00Z')).toHaveLength(1);
    expect(told('2023-11-10T00:00:00Z')).toEqual([]);
  });
});
