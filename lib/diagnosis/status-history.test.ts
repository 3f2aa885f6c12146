import { expect, it } from 'vitest';
import { rememberLanMember, rememberMember } from '@/lib/observation/testing/observations';
import type { Observation } from '@/lib/observation/types';
import { isComingBack, leftByCrash } from './status-history';
import { federationOf, healthy } from './testing/situation';

const CRASH = [
  [60_000, 'alive', 'failed'],
  [50_000, 'failed', 'left'],
] as const;
const GRACE = [
  [60_000, 'alive', 'leaving'],
  [50_000, 'leaving', 'left'],
] as const;
const who = { datacenter: 'dc2', node: 'dc2-s1' };
const crashed = (observations: readonly Observation[]): boolean => {
  const dc2 = federationOf(observations).datacenters.find(({ name }) => name === 'dc2');
  const server = dc2?.servers.find(({ node }) => node === 'dc2-s1');
  return server !== undefined && leftByCrash(server);
};

it('remembers that a server failed before it left', () => {
  expect(crashed(rememberMember(healthy(), who, CRASH))).toBe(true);
  expect(crashed(rememberLanMember(healthy(), 'dc2', 'dc2-s1', CRASH))).toBe(true);
  expect(crashed(rememberMember(healthy(), who, GRACE))).toBe(false);
  expect(crashed(healthy())).toBe(false);
});

it('believes its own datacenter, when another lost sight of a server that was leaving', () => {
  const seen = rememberLanMember(healthy(), 'dc2', 'dc2-s1', GRACE);
  expect(crashed(rememberMember(seen, who, CRASH))).toBe(false);
});

it('has nothing against a server that came back', () => {
  const back = [...CRASH, [10_000, 'left', 'alive']] as const;
  expect(crashed(rememberMember(healthy(), who, back))).toBe(false);
});

it('knows a server that is coming back, until it falls again or two minutes have passed', () => {
  const back = [...CRASH, [10_000, 'left', 'alive']] as const;
  const comingBack = (observations: readonly Observation[]): boolean => {
    const federation = federationOf(observations);
    const dc2 = federation.datacenters.find(({ name }) => name === 'dc2');
    const server = dc2?.servers.find(({ node }) => node === 'dc2-s1');
    return server !== undefined && isComingBack(server, federation.takenAt);
  };
  expect(comingBack(healthy())).toBe(false);
  expect(comingBack(rememberLanMember(healthy(), 'dc2', 'dc2-s1', back))).toBe(true);
  const again = rememberMember(rememberLanMember(healthy(), 'dc2', 'dc2-s1', back), who, [
    [2_000, 'alive', 'failed'],
  ]);
  expect(comingBack(again)).toBe(false);
  const long = back.map(([ago, from, to]) => [ago + 121_000, from, to] as const);
  expect(comingBack(rememberLanMember(healthy(), 'dc2', 'dc2-s1', long))).toBe(false);
});
