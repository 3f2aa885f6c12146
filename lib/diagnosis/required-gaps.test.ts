import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { requiredGaps } from './required-gaps';
import { federationOf, healthy } from './testing/situation';
import type { Rule } from './types';

const needing = (...requires: Rule['requires']): Rule => ({
  id: 'r',
  title: '',
  why: '',
  evidence: '',
  remedy: '',
  covers: [],
  requires,
  section: '',
  check: () => [],
});
const gaps = (all: ReturnType<typeof healthy>, rule: Rule) =>
  requiredGaps(federationOf(all), rule).map(({ fact, vantage }) => [fact, vantage]);

describe('requiredGaps', () => {
  it('only what the rule needs counts', () => {
    const denied = change.failFact(healthy(), 'dc3', 'raft', 'malformed');
    expect(gaps(denied, needing('raft'))).toEqual([['raft', 'dc3@http://10.3.0.11:8500']]);
    expect(gaps(denied, needing('self'))).toEqual([]);
    expect(gaps(denied, needing())).toEqual([]);
  });

  it('a probe that one server did not send is missing although its neighbour did', () => {
    const who = change.vantageOf(healthy(), 'dc1');
    const silent = change.changeForwarding(healthy(), who, 'dc2', () => undefined);
    expect(gaps(silent, needing('forwarding'))).toEqual([['forwarding', who]]);
  });

  it('a list that one vantage is denied may be filtered although another has it', () => {
    const who = change.vantageOf(healthy(), 'dc1', 1);
    expect(gaps(change.failFact(healthy(), who, 'raft', 'denied'), needing('raft'))).toEqual([['raft', who]]);
  });
});
