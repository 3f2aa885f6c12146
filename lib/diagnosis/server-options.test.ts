import { expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { indexFederation } from './federation-index';
import { anyServerUsesMesh, listText, subjectOf, toldOptions, whichServers } from './server-options';
import { federationOf, healthy, traditional } from './testing/situation';

const dc = (name: string, observations = healthy()) => {
  const found = indexFederation(federationOf(observations)).datacenters.get(name);
  if (!found) throw new Error(`no ${name}`);
  return found;
};

it('has the servers that told their options, by name', () => {
  expect(toldOptions(dc('dc2')).map(({ node }) => node)).toEqual(['dc2-s1', 'dc2-s2']);
  expect(toldOptions(dc('dc2', change.failFact(healthy(), 'dc2', 'self', 'denied')))).toEqual([]);
  expect(anyServerUsesMesh(federationOf(healthy()))).toBe(true);
  expect(anyServerUsesMesh(federationOf(traditional()))).toBe(false);
});

it('says which servers are meant', () => {
  expect(whichServers(dc('dc2'), ['dc2-s1'])).toBe('dc2-s1 of dc2');
  expect(whichServers(dc('dc2'), ['dc2-s1', 'dc2-s2'])).toBe('all 2 servers of dc2 that were asked');
  expect(whichServers(dc('dc3'), ['dc3-s1'])).toBe('dc3-s1 of dc3');
});

it('one server of several is the subject itself', () => {
  expect(subjectOf(dc('dc2'), ['dc2-s1'])).toEqual({ kind: 'server', datacenter: 'dc2', server: 'dc2-s1' });
  expect(subjectOf(dc('dc3'), ['dc3-s1'])).toEqual({ kind: 'datacenter', datacenter: 'dc3' });
});

it('writes lists as configuration files have them', () => {
  expect(listText([])).toBe('[]');
  expect(listText(['a:1', 'say "b"'])).toBe('["a:1", "say \\"b\\""]');
});
