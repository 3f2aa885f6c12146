import { describe, expect, it } from 'vitest';
import { findingId, subjectDatacenters } from './subject';

describe('subject', () => {
  it('gives ids that survive a URL, whatever a name holds', () => {
    expect(findingId('r', { kind: 'federation' })).toBe('r/federation');
    expect(findingId('r', { kind: 'server', datacenter: 'dc1', server: 'a/b ?' })).toBe('r/dc1/a%2Fb%20%3F');
    expect(findingId('r', { kind: 'pair', from: 'a', to: '\ud800' })).toBe('r/a/%EF%BF%BD');
  });

  it('knows the datacenters concerned', () => {
    expect(subjectDatacenters({ kind: 'federation' })).toEqual([]);
    expect(subjectDatacenters({ kind: 'pair', from: 'a', to: 'b' })).toEqual(['a', 'b']);
    expect(subjectDatacenters({ kind: 'vantage', vantage: 'v', datacenter: null })).toEqual([]);
    expect(subjectDatacenters({ kind: 'mesh-gateway', datacenter: 'a', meshGateway: 'g' })).toEqual(['a']);
  });
});
