import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import type { Observation } from '@/lib/observation/types';
import { findingsOf, healthy, told, traditional, verdictOf } from '../../testing/situation';
import { doubtfulWanAddress as rule } from './doubtful-wan-address';

const at = (all: readonly Observation[], address: (node: string, old: string) => string) =>
  ['dc1', 'dc2', 'dc3'].reduce<readonly Observation[]>(
    (list, dc) =>
      change.withFact(list, dc, 'wanMembers', (members) =>
        members.map((m) => ({ ...m, address: address(m.node, m.address) })),
      ),
    all,
  );
const only = (address: string) => (node: string, old: string) => (node === 'dc3-s1' ? address : old);
const everyPublic = (_: string, old: string) => old.replace(/^10\./, '203.');

describe('doubtful-wan-address', () => {
  it('passes with local addresses behind gateways, and public ones without', () => {
    expect(verdictOf(rule, healthy()).status).toBe('passed');
    expect(verdictOf(rule, at(traditional(), everyPublic)).status).toBe('passed');
  });

  it('another address than the local one is information behind gateways', () => {
    expect(told(findingsOf(rule, at(healthy(), only('203.0.113.7'))))).toEqual([
      'info: dc3-s1 of dc3 has another address in the WAN pool (203.0.113.7) than in the LAN (10.3.0.11)',
    ]);
  });

  it('private addresses are information in a traditional federation', () => {
    expect(told(findingsOf(rule, traditional()))).toEqual([
      'info: 7 servers of dc1, dc2 and dc3 are dialled at private addresses',
    ]);
  });

  it('an address that no other machine can dial is a warning, unless all is on one machine', () => {
    const loop = (node: string, old: string) => (node === 'dc3-s1' ? '127.0.0.1' : everyPublic(node, old));
    expect(told(findingsOf(rule, at(traditional(), loop)))).toEqual([
      'warning: dc3-s1 of dc3 tells the other datacenters to dial 127.0.0.1, which leads nowhere from there',
    ]);
    expect(
      findingsOf(
        rule,
        at(traditional(), (_, old) => old.replace(/^10\./, '127.')),
      ),
    ).toEqual([]);
  });

  it('is inconclusive without WAN pools', () => {
    expect(verdictOf(rule, change.failFact(healthy(), 'dc2', 'wanMembers', 'denied')).status).toBe(
      'inconclusive',
    );
  });
});
