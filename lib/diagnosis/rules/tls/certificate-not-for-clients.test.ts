import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { findingsOf, healthy, rootsOf, told, verdictOf } from '../../testing/situation';
import { certificateNotForClients as rule } from './certificate-not-for-clients';

describe('certificate-not-for-clients', () => {
  it('passes with both uses; unread it is not known', () => {
    expect(verdictOf(rule, change.withPathProbes(healthy())).status).toBe('passed');
    expect(verdictOf(rule, healthy()).status).toBe('inconclusive');
  });

  it.each([
    [{ clientAuth: false }, "a client's"],
    [{ serverAuth: false }, "a server's"],
  ])('names the server and the use it lacks: %j', (use, words) => {
    const probed = change.withPathProbes(healthy(), (node) => (node === 'dc3-s1' ? use : {}));
    expect(told(findingsOf(rule, probed))).toEqual([
      `critical: The certificate of server dc3-s1 of dc3 may not be used as ${words}`,
    ]);
  });

  it('is inferred where all ways in work and all ways out are refused', () => {
    const bad = change.failureOf('tls', {}, 'rpc error making call: remote error: tls: bad certificate');
    let refused = healthy();
    for (const to of ['dc1', 'dc2']) refused = change.failForwarding(refused, 'dc3', to, bad);
    const findings = rootsOf(refused);
    expect(told(findings)).toEqual([
      'critical: The certificate of server dc3-s1 of dc3 is refused when it dials dc1',
    ]);
    expect(findings[0]).toMatchObject({
      confidence: 'inferred',
    });
    expect(findings[0]?.symptoms).not.toEqual([]);
  });
});
