import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { everyWayTouches, isBetweenOrOf, isDeadServerOf, isLostWithItsDatacenter } from './consequences';
import { federationOf, healthy } from './testing/situation';
import type { Finding, Subject } from './types';

const about = (rule: string, subject: Subject): Finding => ({
  id: '',
  rule,
  subject,
  severity: 'info',
  title: '',
  evidence: [],
  cause: '',
  remedy: [],
  section: '',
  confidence: 'observed',
  symptoms: [],
});
const dc = (name: string) => about('cause', { kind: 'datacenter', datacenter: name });
const server = (node: string) =>
  about('failed-wan-member', { kind: 'server', datacenter: 'dc2', server: node });

describe('consequences', () => {
  it('a way belongs to a datacenter at one of its ends', () => {
    const federation = federationOf(change.failForwarding(healthy(), 'dc2', 'dc3', 'unclassified'));
    const way = about('forwarding-broken-one-way', { kind: 'pair', from: 'dc2', to: 'dc3' });
    expect(['dc1', 'dc2', 'dc3'].map((name) => everyWayTouches(dc(name), way, federation))).toEqual([
      false,
      true,
      true,
    ]);
    const none = about('forwarding-broken-one-way', { kind: 'pair', from: 'dc1', to: 'dc2' });
    expect(everyWayTouches(dc('dc1'), none, federation)).toBe(false);
  });

  it('a dead server belongs to its raft, a living one to the way', () => {
    const failed = change.setMemberStatus(healthy(), { datacenter: 'dc2', node: 'dc2-s3' }, 'failed');
    const [living, dead] = [failed, change.setLanStatus(failed, 'dc2', 'dc2-s3', 'failed')].map(federationOf);
    if (!living || !dead) throw new Error('no federation');
    expect([
      isDeadServerOf(dc('dc2'), server('dc2-s3'), living),
      isDeadServerOf(dc('dc2'), server('dc2-s3'), dead),
    ]).toEqual([false, true]);
    expect([
      isBetweenOrOf(dc('dc2'), server('dc2-s3'), living),
      isBetweenOrOf(dc('dc2'), server('dc2-s3'), dead),
    ]).toEqual([true, false]);
    expect(isDeadServerOf(dc('dc1'), server('dc2-s3'), dead)).toBe(false);
  });

  it('what those who are cut off say of others is a rumour, as long as requests get through', () => {
    const rumour = about('failed-wan-member', { kind: 'pair', from: 'dc1', to: 'dc3' });
    const broken = change.failForwarding(healthy(), 'dc1', 'dc3', 'unclassified');
    expect([healthy(), broken].map((all) => isBetweenOrOf(dc('dc2'), rumour, federationOf(all)))).toEqual([
      true,
      false,
    ]);
  });

  it('an agent is lost with its datacenter only when all of them are', () => {
    const broken = change.failForwarding(
      change.failForwarding(healthy(), 'dc1', 'dc2', 'connection-lost'),
      'dc3',
      'dc2',
      'connection-lost',
    );
    const cause = about('silent-datacenter', { kind: 'datacenter', datacenter: 'dc2' });
    const agent = about('agent-unreachable', { kind: 'vantage', vantage: 'v', datacenter: 'dc2' });
    const one = federationOf(change.unreachable(broken, change.vantageOf(broken, 'dc2')));
    const all = federationOf(change.unreachable(broken, 'dc2'));
    expect([one, all].map((federation) => isLostWithItsDatacenter(cause, agent, federation))).toEqual([
      false,
      true,
    ]);
  });
});
