import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { findingsOf, healthy, told, traditional, verdictOf } from '../../testing/situation';
import { lowConnectionLimit as rule } from './low-connection-limit';

const limited = (rpcMaxConnsPerClient: number, all = healthy()) =>
  change.withFact(all, 'dc1', 'self', (self) => ({ ...self, rpcMaxConnsPerClient }));

describe('low-connection-limit', () => {
  it('passes with the default, with no limit, and without gateways', () => {
    expect(verdictOf(rule, healthy()).status).toBe('passed');
    expect(findingsOf(rule, limited(0))).toEqual([]);
    expect(verdictOf(rule, limited(1, traditional())).status).toBe('not-applicable');
  });

  it('counts the servers of the other datacenters: dc2 and dc3 have four', () => {
    expect(findingsOf(rule, limited(4))).toEqual([]);
    const [finding] = findingsOf(rule, limited(3));
    expect(told(finding ? [finding] : [])).toEqual([
      'warning: rpc_max_conns_per_client = 3 on servers of dc1 is lower than the 4 servers of other datacenters',
    ]);
    expect(finding?.latent).toBe(true);
    expect(finding?.confirm).toContain('rejecting RPC conn from');
  });

  it('is one remark where a federation has outgrown the default', () => {
    const datacenters = Array.from({ length: 35 }, (_, i) => ({ name: `dc${i}`, servers: 3, gateways: 1 }));
    const large = healthy({ datacenters, primary: 'dc0', vantagesPerDatacenter: 1 }).flatMap((o) =>
      change.withFact([o], o.vantage.id, 'self', (self) => ({ ...self, rpcMaxConnsPerClient: 100 })),
    );
    expect(told(findingsOf(rule, large))).toEqual([
      'info: rpc_max_conns_per_client = 100 on servers of dc0, dc1, dc10 and 32 more is lower than the 102 servers of other datacenters',
    ]);
  });

  it('is inconclusive where servers do not tell', () => {
    expect(verdictOf(rule, change.failFact(healthy(), 'dc2', 'self', 'denied')).status).toBe('inconclusive');
  });
});
