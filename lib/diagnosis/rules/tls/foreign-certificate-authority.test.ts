import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { findingsOf, healthy, rootsOf, told, verdictOf } from '../../testing/situation';
import { foreignCertificateAuthority as rule } from './foreign-certificate-authority';

const OTHER = { authority: { name: 'CN=Consul Agent CA 1', keyId: 'FF:FF' } };
const signedElsewhere = (...nodes: string[]) =>
  change.withPathProbes(healthy(), (node) => (nodes.includes(node) ? OTHER : {}));
const unknown = change.failureOf(
  'tls-identity',
  { tls: 'unknown-authority' },
  'failed to get conn: x509: certificate signed by unknown authority',
);

describe('foreign-certificate-authority', () => {
  it('passes when one authority signed all, and is inconclusive unread', () => {
    expect(verdictOf(rule, change.withPathProbes(healthy())).status).toBe('passed');
    expect(verdictOf(rule, healthy()).status).toBe('inconclusive');
  });

  it('tells authorities of one name apart by their key, and is a warning as long as nobody refuses', () => {
    const [finding, ...others] = findingsOf(rule, signedElsewhere('dc2-s1'));
    expect(others).toEqual([]);
    expect(told(finding ? [finding] : [])).toEqual([
      "warning: The certificate of server dc2-s1 of dc2 comes from another certificate authority than the others' (CN=Consul Agent CA 1)",
    ]);
    expect(finding).toMatchObject({ latent: true, confidence: 'inferred' });
    expect(finding?.confirm).toContain('unknown authority');
  });

  it('takes the authority of the primary for the common one when both are as many', () => {
    const half = change.withPathProbes(
      healthy({
        datacenters: [
          { name: 'dc1', servers: 1, gateways: 1 },
          { name: 'dc2', servers: 1, gateways: 1 },
        ],
      }),
      (node) => (node === 'dc1-s1' ? OTHER : {}),
    );
    expect(findingsOf(rule, half).map(({ subject }) => subject)).toEqual([
      { kind: 'server', datacenter: 'dc2', server: 'dc2-s1' },
    ]);
  });

  it('is critical and the one root where requests are refused, by texts alone', () => {
    let cut = healthy();
    for (const from of ['dc1', 'dc2']) cut = change.failForwarding(cut, from, 'dc3', unknown);
    for (const to of ['dc1', 'dc2']) cut = change.failForwarding(cut, 'dc3', to, 'no-path');
    const findings = rootsOf(cut);
    expect(told(findings)).toEqual([
      "critical: The certificate of server dc3-s1 of dc3 comes from another certificate authority than the others'",
    ]);
    expect(findings[0]?.symptoms.map((symptom) => symptom.rule)).toContain('forwarding-broken-both-ways');
    expect(findings[0]?.latent).toBeUndefined();
  });

  it('accuses the one server that accepts nobody', () => {
    const one = change.vantageOf(healthy(), 'dc1');
    let deaf = healthy();
    for (const to of ['dc2', 'dc3']) deaf = change.failForwarding(deaf, one, to, unknown);
    const findings = rootsOf(deaf);
    expect(told(findings)).toEqual([
      'critical: Server dc1-s1 of dc1 does not accept the certificates of dc2 and dc3',
    ]);
    expect(findings[0]?.symptoms.map((symptom) => symptom.rule)).toContain(
      'forwarding-broken-from-one-server',
    );
  });
});
