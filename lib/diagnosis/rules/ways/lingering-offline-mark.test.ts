import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { findingsOf, healthy, told, verdictOf } from '../../testing/situation';
import { lingeringOfflineMark as rule } from './lingering-offline-mark';

const marked = (from: string, all = healthy()) =>
  change.failForwarding(all, from, 'dc2', 'no-server-reachable');

describe('lingering-offline-mark', () => {
  it('passes when requests get through', () => {
    expect(verdictOf(rule, healthy()).status).toBe('passed');
  });

  it('is a warning about one way, or about the datacenter when several still have it marked', () => {
    const [one] = findingsOf(rule, marked('dc1'));
    expect(told(one ? [one] : [])).toEqual([
      'warning: dc2 is back, but servers of dc1 still have it marked offline',
    ]);
    expect(one?.subject).toEqual({ kind: 'pair', from: 'dc1', to: 'dc2' });
    expect(findingsOf(rule, marked('dc3', marked('dc1')))[0]?.subject).toEqual({
      kind: 'datacenter',
      datacenter: 'dc2',
    });
  });

  it('is not believed when anything else is wrong', () => {
    const failed = change.setMemberStatus(marked('dc1'), { datacenter: 'dc2', seenBy: 'dc1' }, 'failed');
    expect(findingsOf(rule, failed)).toEqual([]);
  });

  it('is inconclusive without probes', () => {
    expect(verdictOf(rule, change.dropVantage(healthy(), 'dc3')).status).toBe('inconclusive');
  });
});
