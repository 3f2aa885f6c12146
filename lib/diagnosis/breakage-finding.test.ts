import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { breakageFinding, breakageSubject } from './breakage-finding';
import { findBreakages } from './broken-pairs';
import { federationOf, healthy } from './testing/situation';

const found = (all: ReturnType<typeof healthy>) => {
  const federation = federationOf(all);
  return findBreakages(federation).map((breakage) => breakageFinding(federation, breakage));
};

describe('breakageFinding', () => {
  it('takes its cause from the failure that tells most', () => {
    const marked = change.failForwarding(
      healthy(),
      change.vantageOf(healthy(), 'dc1'),
      'dc2',
      'no-server-reachable',
    );
    const [finding] = found(
      change.failForwarding(marked, change.vantageOf(healthy(), 'dc1', 1), 'dc2', 'tls-identity'),
    );
    expect(finding?.cause).toContain('dc2-s1.server.dc2.consul');
    expect(finding?.cause).toMatch(/^Only this way fails, so look between dc1 and dc2/);
    expect(finding?.evidence).toHaveLength(3);
  });

  it('says that the agents of a lost datacenter are silent, not that it is down', () => {
    let all = change.unreachable(healthy(), 'dc3');
    for (const from of ['dc1', 'dc2']) all = change.failForwarding(all, from, 'dc3', 'connection-lost');
    expect(found(all)[0]?.title).toBe(
      'Forwarding into dc3 fails from everywhere (dc1 and dc2), and its own agents do not answer',
    );
  });

  it('is about the pair, the datacenter or the federation', () => {
    expect(breakageSubject({ shape: 'federation', datacenter: 'a', to: null })).toEqual({
      kind: 'federation',
    });
    expect(breakageSubject({ shape: 'into', datacenter: 'a', to: null })).toEqual({
      kind: 'datacenter',
      datacenter: 'a',
    });
    expect(breakageSubject({ shape: 'pair', datacenter: 'a', to: 'b' })).toEqual({
      kind: 'pair',
      from: 'a',
      to: 'b',
    });
  });
});
