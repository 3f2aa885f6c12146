import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { domainOf, missingNames, requiredNames } from './server-names';
import { federationOf, healthy } from './testing/situation';

describe('the names of a certificate', () => {
  const wanted = requiredNames({ node: 'dc2-s1', datacenter: 'dc2' }, 'corp.example');

  it('are the two of the document', () => {
    expect(wanted).toEqual(['server.dc2.corp.example', 'dc2-s1.server.dc2.corp.example']);
  });

  it.each([
    [['server.dc2.corp.example', 'dc2-s1.server.dc2.corp.example'], []],
    [['SERVER.dc2.corp.example', '*.server.DC2.corp.example'], []],
    [['server.dc2.corp.example', 'localhost'], ['dc2-s1.server.dc2.corp.example']],
    [['*.dc2.corp.example'], ['dc2-s1.server.dc2.corp.example']],
    [['*.corp.example', '*'], wanted],
    [[], wanted],
  ])('%j lack %j', (has, lacks) => {
    expect(missingNames(wanted, has)).toEqual(lacks);
  });
});

describe('domainOf', () => {
  it('is what most servers say, and unknown when none was asked', () => {
    const [one, two] = [change.vantageOf(healthy(), 'dc1'), change.vantageOf(healthy(), 'dc1', 1)];
    const named = (who: string, domain: string | null) =>
      change.withFact(healthy(), who, 'self', (self) => ({ ...self, domain }));
    const of = (observations: ReturnType<typeof healthy>) =>
      federationOf(observations).datacenters.map(domainOf)[0];
    expect(of(healthy())).toBe('consul');
    expect(of(named(one, null))).toBe('consul');
    expect(of(named(two, 'aaa'))).toBe('aaa');
    expect(of(change.failFact(healthy(), 'dc1', 'self', 'denied'))).toBeNull();
  });
});
