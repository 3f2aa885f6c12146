import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import type { Observation } from '@/lib/observation/types';
import { findingsOf, healthy, told, traditional, verdictOf } from '../../testing/situation';
import { outdatedServer as rule } from './outdated-server';

const running = (version: string, federationStates: boolean, all: readonly Observation[] = healthy()) => {
  const set = <M extends { node: string }>(list: readonly M[]): M[] =>
    list.map((m) => (m.node === 'dc2-s3' ? { ...m, version, federationStates } : m));
  return ['dc1', 'dc2', 'dc3'].reduce(
    (list, dc) => change.withFact(list, dc, 'wanMembers', set),
    change.withFact(all, 'dc2', 'lanMembers', set),
  );
};

describe('outdated-server', () => {
  it('passes from 1.8.0 on, and does not matter to a traditional federation', () => {
    expect(verdictOf(rule, healthy()).status).toBe('passed');
    expect(verdictOf(rule, running('1.8.0', true)).status).toBe('passed');
    expect(verdictOf(rule, running('1.7.14', false, traditional())).status).toBe('not-applicable');
  });

  it('names the server and its version', () => {
    expect(told(findingsOf(rule, running('1.7.14', false)))).toEqual([
      'warning: Server dc2-s3 of dc2 runs Consul 1.7.14, too old for federation states',
    ]);
  });

  it('is critical where federation states are off for it', () => {
    const off = change.failFact(running('1.7.14', false), 'dc2', 'federationStates', 'feature-off');
    expect(findingsOf(rule, off)[0]?.severity).toBe('critical');
  });

  it('a dead one blocks as well, and is removed', () => {
    const dead = change.setLanStatus(running('1.7.14', false), 'dc2', 'dc2-s3', 'failed');
    const [finding] = findingsOf(rule, dead);
    expect(finding?.title).toBe(
      'Server dc2-s3 of dc2 (failed) runs Consul 1.7.14, too old for federation states',
    );
    expect(finding?.remedy[0]?.command).toBe('consul force-leave -prune dc2-s3');
    expect(findingsOf(rule, change.setLanStatus(running('1.7.14', false), 'dc2', 'dc2-s3', 'left'))).toEqual(
      [],
    );
  });

  it('is inconclusive without WAN pools', () => {
    expect(verdictOf(rule, change.failFact(healthy(), 'dc2', 'wanMembers', 'denied')).status).toBe(
      'inconclusive',
    );
  });
});
