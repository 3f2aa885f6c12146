import { describe, expect, it } from 'vitest';
import type { ForwardingCheck, MembersCheck } from '@/lib/snapshot/procedure-types';
import { foldChecks } from './fold-checks';

const NAMES = Array.from({ length: 20 }, (_, i) => `dc${String(i + 1).padStart(2, '0')}`);

const request = (from: string, to: string, more: Partial<ForwardingCheck> = {}): ForwardingCheck => ({
  from,
  to,
  vantage: `${from}@http://10.0.0.1:8500`,
  outcome: 'failed',
  unchecked: null,
  sentence: `A request from ${from} to ${to} fails.`,
  evidence: null,
  ...more,
});

const pool = (datacenter: string, deviation: string): MembersCheck => ({
  datacenter,
  vantage: `${datacenter}@http://10.0.0.1:8500`,
  outcome: 'failed',
  unchecked: null,
  sentence: `Seen by ${datacenter}-s1: ${deviation}`,
  evidence: null,
  asExpected: 1,
  deviations: [
    { datacenter: 'dc01', server: 's', kind: 'not-alive', outcome: 'failed', sentence: deviation },
  ],
});

const others = (name: string) => NAMES.filter((other) => other !== name);

describe('foldChecks', () => {
  it('tells of a lost datacenter in two lines, and of what stands beside it', () => {
    const checks = [
      ...others('dc03').map((from) => request(from, 'dc03')),
      ...others('dc03')
        .slice(1)
        .map((to) => request('dc03', to)),
      request('dc01', 'dc09'),
    ];
    const { folds, single } = foldChecks(checks, NAMES);
    expect(folds.map(({ sentence, groups }) => [sentence, groups.length])).toEqual([
      ['All 19 requests to dc03 fail.', 19],
      ['18 of 19 requests from dc03 fail.', 18],
    ]);
    expect(single.map(({ sentence }) => sentence)).toEqual(['A request from dc01 to dc09 fails.']);
  });

  it('tells every failed request once', () => {
    const checks = [
      ...others('dc03').map((from) => request(from, 'dc03')),
      ...others('dc05').map((to) => request('dc05', to)),
    ].filter(({ from, to }, i, all) => all.findIndex((one) => one.from === from && one.to === to) === i);
    const { folds, single } = foldChecks(checks, NAMES);
    const told = [...folds.flatMap(({ groups }) => groups), ...single];
    expect(told).toHaveLength(checks.length);
  });

  it('tells a deviation that many WAN pools show once, a rare one by itself', () => {
    const checks = [
      ...NAMES.slice(0, 12).map((name) => pool(name, 'dc01-s1 of dc01 is listed as failed.')),
      pool('dc15', 'dc02-s2 of dc02 is not listed.'),
    ];
    const { folds, single } = foldChecks(checks, NAMES);
    expect(folds.map(({ sentence }) => sentence)).toEqual([
      'In 12 WAN pools: dc01-s1 of dc01 is listed as failed.',
    ]);
    expect(single).toHaveLength(1);
  });

  it('tells why many agents told nothing once for each reason', () => {
    const late = (from: string) =>
      others(from).map((to) => request(from, to, { outcome: 'not-checked', unchecked: 'out-of-time' }));
    const { folds, single } = foldChecks(NAMES.flatMap(late), NAMES);
    expect(folds.map(({ sentence }) => sentence)).toEqual([
      '380 forwarded requests: the run ended before they were answered.',
    ]);
    expect(single).toEqual([]);
  });

  it('leaves a few alone', () => {
    const { folds, single } = foldChecks([request('dc01', 'dc02'), request('dc01', 'dc03')], NAMES);
    expect(folds).toEqual([]);
    expect(single).toHaveLength(2);
  });
});
