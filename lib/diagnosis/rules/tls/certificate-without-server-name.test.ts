import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { findingsOf, healthy, rootsOf, told, traditional, verdictOf } from '../../testing/situation';
import { certificateWithoutServerName as rule } from './certificate-without-server-name';

const without = (...nodes: string[]) =>
  change.withPathProbes(healthy(), (node, dc) =>
    nodes.includes(node) ? { names: [`server.${dc}.consul`] } : {},
  );
const text = (node: string, dc: string) =>
  change.failureOf(
    'tls-identity',
    { tls: 'san' },
    `rpc error getting client: failed to get conn: x509: certificate is valid for server.${dc}.consul, localhost, not ${node}.server.${dc}.consul`,
  );
const refused = (dc: string) =>
  ['dc1', 'dc2', 'dc3']
    .filter((from) => from !== dc)
    .reduce((all, from) => change.failForwarding(all, from, dc, text(`${dc}-s1`, dc)), healthy());

describe('certificate-without-server-name', () => {
  it('passes when every certificate has both names, or a wildcard for the one', () => {
    expect(verdictOf(rule, change.withPathProbes(healthy())).status).toBe('passed');
    const wild = change.withPathProbes(healthy(), (_, dc) => ({
      names: [`server.${dc}.consul`, `*.server.${dc}.consul`],
    }));
    expect(verdictOf(rule, wild).status).toBe('passed');
  });

  it('is not checked, and says so, while the path probe is off', () => {
    const verdict = verdictOf(rule, healthy());
    expect(verdict.status).toBe('inconclusive');
    expect(verdict.status === 'inconclusive' && verdict.gaps.map(({ message }) => message)).toEqual(
      Array(3).fill('not checked: the path probe is off'),
    );
    const one = change.withPathProbes(healthy(), (node) => (node === 'dc2-s3' ? 'path-closed' : {}));
    expect(verdictOf(rule, one).status).toBe('inconclusive');
  });

  it('is latent for one of three servers: the others carry on', () => {
    const findings = rootsOf(without('dc2-s1'));
    expect(told(findings)).toEqual([
      'warning: The certificate of server dc2-s1 of dc2 lacks dc2-s1.server.dc2.consul',
    ]);
    expect(findings[0]).toMatchObject({ latent: true, confidence: 'observed' });
    expect(findings[0]?.remedy[0]?.command).toBe('consul tls cert create -server -dc dc2 -node dc2-s1');
    expect(findings[0]?.evidence[0]?.value).toContain('names server.dc2.consul');
  });

  it('is critical when every server of a datacenter lacks it', () => {
    expect(told(findingsOf(rule, without('dc2-s1', 'dc2-s2', 'dc2-s3')))).toEqual([
      'critical: The certificates of dc2-s1, dc2-s2 and dc2-s3 of dc2 lack the names that federation through mesh gateways needs',
    ]);
  });

  it('is the same root by the text alone, with the broken ways under it', () => {
    const byText = rootsOf(refused('dc3'));
    const both = rootsOf(
      change.withPathProbes(refused('dc3'), (node) => (node === 'dc3-s1' ? { names: [] } : {})),
    );
    for (const [root, ...others] of [byText, both]) {
      expect(others).toEqual([]);
      expect(root).toMatchObject({
        id: `${rule.id}/dc3/dc3-s1`,
        severity: 'critical',
        confidence: 'observed',
      });
      expect(root?.latent).toBeUndefined();
      expect(root?.symptoms.map((symptom) => symptom.rule)).toContain('forwarding-broken-one-way');
    }
    expect(byText[0]?.title).toBe('The certificate of server dc3-s1 of dc3 lacks dc3-s1.server.dc3.consul');
  });

  it('accuses all servers of a datacenter that no way leads into, though a text names only one', () => {
    const [root, ...others] = rootsOf(refused('dc2'));
    expect(others).toEqual([]);
    expect(root).toMatchObject({ subject: { kind: 'datacenter', datacenter: 'dc2' }, severity: 'critical' });
    expect(root?.remedy.slice(0, 3).map(({ command }) => command)).toEqual(
      ['dc2-s1', 'dc2-s2', 'dc2-s3'].map((node) => `consul tls cert create -server -dc dc2 -node ${node}`),
    );
  });

  it('asks for the domain of the datacenter', () => {
    const corp = change.withFact(without('dc3-s1'), 'dc3', 'self', (self) => ({
      ...self,
      domain: 'corp.example',
    }));
    const [finding] = findingsOf(rule, corp);
    expect(finding?.title).toContain('server.dc3.corp.example and dc3-s1.server.dc3.corp.example');
    expect(finding?.remedy[0]?.command).toBe(
      'consul tls cert create -server -dc dc3 -node dc3-s1 -domain corp.example',
    );
  });

  it('does not apply where servers dial each other directly', () => {
    expect(verdictOf(rule, traditional()).status).toBe('not-applicable');
  });
});
