import { describe, expect, it } from 'vitest';
import { datacenter } from '../testing/snapshot-builder';
import { leaderText, observedText, quorumText } from './datacenter-words';

describe('datacenter words', () => {
  it('tells no leader from an unknown leader', () => {
    expect(leaderText(datacenter('dc1', { leader: null, leaderKnown: true }))).toMatch(/no leader/);
    expect(leaderText(datacenter('dc1', { leader: null, leaderKnown: false }))).toBeNull();
    expect(leaderText(datacenter('dc1'))).toBe('10.0.0.11:8300');
  });

  it('says what quorum still bears', () => {
    expect(quorumText({ voters: 3, alive: 3, needed: 2, tolerance: 1 })).toMatch(/1 more may fail/);
    expect(quorumText({ voters: 3, alive: 2, needed: 2, tolerance: 0 })).toMatch(/next failure/);
    expect(quorumText({ voters: 3, alive: 1, needed: 2, tolerance: -1 })).toMatch(/lost/);
    expect(quorumText(null)).toBeNull();
  });

  it('names who sees it', () => {
    expect(observedText(datacenter('dc2', { observed: 'through', through: 'dc1' }))).toMatch(/through dc1/);
    expect(observedText(datacenter('dc2', { observed: 'hearsay', configured: false }))).toMatch(
      /no agent address/,
    );
    expect(observedText(datacenter('dc2', { observed: 'hearsay' }))).toMatch(/does not answer/);
  });
});
