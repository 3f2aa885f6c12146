import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { findingsOf, healthy, rootsOf, told, verdictOf } from '../../testing/situation';
import { differentDomains as rule } from './different-domains';

const inDomain = (who: string, domain: string | null, observations = healthy()) =>
  change.withFact(observations, who, 'self', (self) => ({ ...self, domain }));

describe('different-domains', () => {
  it('passes when all have one, whatever it is; who does not tell is not accused', () => {
    expect(verdictOf(rule, healthy()).status).toBe('passed');
    const corp = ['dc1', 'dc2', 'dc3'].reduce((all, dc) => inDomain(dc, 'corp.example', all), healthy());
    expect(verdictOf(rule, corp).status).toBe('passed');
    expect(findingsOf(rule, inDomain('dc3', null))).toEqual([]);
    expect(verdictOf(rule, change.failFact(healthy(), 'dc3', 'self', 'denied')).status).toBe('inconclusive');
  });

  it('accuses the datacenter that differs from most, with what follows under it', () => {
    let cut = inDomain('dc3', 'example');
    for (const to of ['dc1', 'dc2']) cut = change.failForwarding(cut, 'dc3', to, 'connection-lost');
    const [root, ...others] = rootsOf(cut);
    expect(others).toEqual([]);
    expect(told(root ? [root] : [])).toEqual([
      'critical: dc3 has the domain example, the others have consul',
    ]);
    expect(root?.remedy[0]?.config).toBe('domain = "consul"');
    expect(root?.remedy[1]?.command).toBe('consul tls cert create -server -dc dc3 -node dc3-s1');
    const hostile = ['dc1', 'dc2'].reduce((all, who) => inDomain(who, 'a"\nb', all), healthy());
    expect(findingsOf(rule, hostile)[0]?.remedy[0]?.config).toBe('domain = "a\\"\\nb"');
    expect(root?.symptoms).not.toEqual([]);
  });

  it('takes the primary for right when both are as many, and names one server of several', () => {
    const two = healthy({
      datacenters: [
        { name: 'aaa', servers: 1, gateways: 1 },
        { name: 'zzz', servers: 1, gateways: 1 },
      ],
      primary: 'zzz',
    });
    expect(findingsOf(rule, inDomain('zzz', 'example', two)).map(({ subject }) => subject)).toEqual([
      { kind: 'datacenter', datacenter: 'aaa' },
    ]);
    const one = inDomain(change.vantageOf(healthy(), 'dc2', 1), 'example');
    expect(findingsOf(rule, one)[0]?.title).toBe(
      'dc2-s2 of dc2 has the domain example, the others have consul',
    );
  });
});
