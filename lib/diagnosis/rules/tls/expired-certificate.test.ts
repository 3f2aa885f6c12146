import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { findingsOf, healthy, NOW, rootsOf, told, verdictOf } from '../../testing/situation';
import { expiredCertificate as rule } from './expired-certificate';

const iso = (ms: number) => new Date(ms).toISOString();
const ending = (notAfter: string) =>
  change.withPathProbes(healthy(), (node) => (node === 'dc2-s1' ? { notAfter } : {}));
const expired = change.failureOf(
  'tls-identity',
  { tls: 'expired' },
  `x509: certificate has expired or is not yet valid: current time ${iso(NOW)} is after 2023-11-13T00:00:00Z`,
);

describe('expired-certificate', () => {
  it('passes while all are valid, up to the very moment', () => {
    expect(verdictOf(rule, ending(iso(NOW + 1))).status).toBe('passed');
  });

  it('is inconclusive without the path probe, also where the metrics say that it is valid', () => {
    expect(verdictOf(rule, healthy()).status).toBe('inconclusive');
  });

  it('names the server and the day, latent while nothing was dialled anew', () => {
    const [finding, ...others] = findingsOf(rule, ending(iso(NOW)));
    expect(others).toEqual([]);
    expect(told(finding ? [finding] : [])).toEqual([
      'critical: The certificate of server dc2-s1 of dc2 expired on 2023-11-14',
    ]);
    expect(finding).toMatchObject({ latent: true, confidence: 'observed' });
  });

  it("believes the server's own metrics", () => {
    const told = change.withFact(healthy(), 'dc3', 'metrics', (metrics) => ({
      ...metrics,
      certExpiresAt: iso(NOW - 60_000),
    }));
    const [finding] = findingsOf(rule, told);
    expect(finding?.subject).toEqual({ kind: 'server', datacenter: 'dc3', server: 'dc3-s1' });
    expect(finding?.evidence[0]).toMatchObject({ request: '/v1/agent/metrics' });
  });

  it('is the one root of a datacenter that is cut off by it, seen by texts alone', () => {
    let cut = healthy();
    for (const [from, to] of [
      ['dc1', 'dc3'],
      ['dc2', 'dc3'],
    ] as const)
      cut = change.failForwarding(cut, from, to, expired);
    for (const to of ['dc1', 'dc2']) cut = change.failForwarding(cut, 'dc3', to, 'no-path');
    cut = change.setMemberStatus(cut, { datacenter: 'dc3', seenBy: 'dc1' }, 'failed');
    cut = change.setMemberStatus(cut, { datacenter: 'dc3', seenBy: 'dc2' }, 'failed');
    cut = change.withFact(cut, 'dc3', 'wanMembers', (members) =>
      members.filter((m) => m.datacenter === 'dc3'),
    );
    cut = change.failFact(cut, 'dc3', 'federationStates', 'feature-off');
    const findings = rootsOf(cut);
    expect(told(findings)).toEqual(['critical: The certificate of server dc3-s1 of dc3 expired']);
    expect(findings[0]?.symptoms.map((symptom) => symptom.rule)).toContain('forwarding-broken-both-ways');
  });
});
