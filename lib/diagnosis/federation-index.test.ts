import { describe, expect, it } from 'vitest';
import { changeForwarding, failForwarding, setMemberStatus } from '@/lib/observation/testing/observations';
import { indexFederation } from './federation-index';
import { federationOf, healthy } from './testing/situation';

const federation = federationOf(setMemberStatus(healthy(), { datacenter: 'dc2', node: 'dc2-s3' }, 'left'));
const index = indexFederation(federation);

describe('indexFederation', () => {
  it('is made once a federation', () => {
    expect(indexFederation(federation)).toBe(index);
  });

  it('finds every pair by its names, also in a list of another order', () => {
    const reversed = indexFederation({ ...federation, pairs: [...federation.pairs].reverse() });
    for (const pair of federation.pairs) {
      expect(index.pair(pair.from, pair.to)).toBe(pair);
      expect(reversed.pair(pair.from, pair.to)).toBe(pair);
    }
    expect(index.pair('dc1', 'dc1')).toBeUndefined();
    expect(index.pair('dc1', 'dc9')).toBeUndefined();
    expect(index.into('dc3').map(({ from }) => from)).toEqual(['dc1', 'dc2']);
    expect(index.outOf('dc9')).toEqual([]);
  });

  it('knows who owns an address', () => {
    expect(index.gatewaysAt('10.2.1.1:8443').map(({ gateway, side }) => [gateway.datacenter, side])).toEqual([
      ['dc2', 'lan'],
    ]);
    expect(index.gatewaysAt('198.51.2.1:8443')[0]?.side).toBe('wan');
    expect(index.serversAt('10.1.0.12').map(({ node }) => node)).toEqual(['dc1-s2']);
  });

  it('keeps the pairs of which there is more to tell than that they are connected', () => {
    const names = (all: ReturnType<typeof healthy>) =>
      indexFederation(federationOf(all))
        .oddPairs()
        .map(({ from, to }) => `${from} ${to}`);
    expect(names(healthy())).toEqual([]);
    expect(names(failForwarding(healthy(), 'dc1', 'dc3', 'connection-lost'))).toEqual(['dc1 dc3']);
    expect(names(changeForwarding(healthy(), 'dc1', 'dc2', () => undefined))).toEqual(['dc1 dc2']);
    const slow = changeForwarding(
      healthy(),
      'dc2',
      'dc1',
      (fact) => fact && { ...fact, latest: { ...fact.latest, ms: 3_000 } },
    );
    expect(names(slow)).toEqual(['dc2 dc1']);
  });

  it('keeps the servers that not all pools see alive, and our vantages', () => {
    expect(index.oddServers().map(({ node }) => node)).toEqual(['dc2-s3']);
    expect(index.vantagesIn('dc2')).toHaveLength(2);
    expect(index.wanVantages().size).toBe(5);
  });
});
