import { X509Certificate } from 'node:crypto';
import { expect, test } from 'vitest';
import { play } from '../testing/play';

type Roots = { ActiveRootID: string; TrustDomain: string; Roots: { RootCert: string; NotAfter: string }[] };

test('one root for all, a real certificate whose dates are those told', async () => {
  const game = play();
  const [a, b] = [
    (await game.json('us-east 1', '/v1/connect/ca/roots')) as Roots,
    (await game.json('us-east 1', '/v1/connect/ca/roots?dc=sa-east')) as Roots,
  ];
  expect([b.ActiveRootID, b.TrustDomain]).toEqual([a.ActiveRootID, a.TrustDomain]);
  const certificate = new X509Certificate(a.Roots[0]?.RootCert ?? '');
  expect(Date.parse(certificate.validTo)).toBe(Date.parse(a.Roots[0]?.NotAfter ?? ''));
});
