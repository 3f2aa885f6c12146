import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { findingsOf, healthy, rootsOf, told, traditional, verdictOf } from '../../testing/situation';
import { serverWithoutCertificate as rule } from './server-without-certificate';

const bare = (who: string, observations = healthy()) =>
  change.withFact(observations, who, 'self', (self) => ({
    ...self,
    certConfigured: false,
    caConfigured: false,
  }));

describe('server-without-certificate', () => {
  it('passes when every server has one, and does not apply where none is needed', () => {
    expect(verdictOf(rule, healthy()).status).toBe('passed');
    expect(verdictOf(rule, bare('dc3', traditional())).status).toBe('not-applicable');
    expect(verdictOf(rule, change.failFact(healthy(), 'dc2', 'self', 'denied')).status).toBe('inconclusive');
  });

  it('warns of one among others', () => {
    const [finding] = findingsOf(rule, bare(change.vantageOf(healthy(), 'dc2')));
    expect(told(finding ? [finding] : [])).toEqual([
      'warning: Server dc2-s1 of dc2 has no TLS certificate, which federation through mesh gateways needs',
    ]);
    expect(finding?.remedy[0]?.command).toBe('consul tls cert create -server -dc dc2 -node dc2-s1');
    expect(finding?.remedy.at(-1)?.config).toContain('cert_file');
  });

  it('is the reason why that server verifies nothing', () => {
    const server = change.vantageOf(healthy(), 'dc2');
    const all = change.withFact(bare(server), server, 'self', (self) => ({
      ...self,
      verifyIncoming: false,
      verifyOutgoing: false,
    }));
    const [root, ...others] = rootsOf(all);
    expect(others).toEqual([]);
    expect(root?.rule).toBe(rule.id);
    expect(root?.symptoms.map((symptom) => symptom.rule)).toContain('different-tls-verification');
  });

  it('is critical for a whole datacenter, with the ways that it closes under it', () => {
    const off = change.failureOf('tls', {}, 'cannot dial via a mesh gateway when outgoing TLS is disabled');
    let cut = bare('dc3');
    for (const to of ['dc1', 'dc2']) cut = change.failForwarding(cut, 'dc3', to, off);
    for (const from of ['dc1', 'dc2']) cut = change.failForwarding(cut, from, 'dc3', 'connection-lost');
    const [root, ...others] = rootsOf(cut);
    expect(others).toEqual([]);
    expect(root).toMatchObject({ id: 'server-without-certificate/dc3/dc3-s1', severity: 'critical' });
    expect(root?.symptoms).not.toEqual([]);
  });

  it('knows it by the text alone, and by the tag of a WAN member', () => {
    const off = change.failureOf('tls', {}, 'cannot dial via a mesh gateway when outgoing TLS is disabled');
    const silent = change.failFact(healthy(), 'dc3', 'self', 'denied', 'keep');
    const text = change.failForwarding(silent, 'dc3', 'dc1', off);
    expect(findingsOf(rule, text)).toHaveLength(1);
    let tags = change.dropVantage(healthy(), 'dc3');
    for (const dc of ['dc1', 'dc2'])
      tags = change.withFact(tags, dc, 'wanMembers', (all) =>
        all.map((m) => (m.datacenter === 'dc3' ? { ...m, tls: false } : m)),
      );
    expect(findingsOf(rule, tags)[0]?.evidence[0]?.value).toBe('dc3-s1: no tag use_tls');
  });
});
