import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import type { ServerCertificate } from '@/lib/observation/types';
import { findingsOf, healthy, rootsOf, told, traditional, verdictOf } from '../../testing/situation';
import { unansweredWanAddress as rule } from './unanswered-wan-address';

const WAN = { dc1: '198.51.1.1:8443', dc2: '198.51.2.1:8443', dc3: '198.51.3.1:8443' } as const;
const LAN = '10.3.1.1:8443';
const missing = (...addresses: string[]) =>
  addresses.map((address) => ({ address, kind: 'path-refused' as const }));

/** All servers are reached by their WAN address, those of dc3 as `dc3` says. */
const probed = (dc3: Partial<ServerCertificate>, others: Partial<ServerCertificate> = {}) =>
  change.withPathProbes(healthy(), (_, dc) =>
    dc === 'dc3' ? { through: WAN.dc3, ...dc3 } : { through: dc === 'dc1' ? WAN.dc1 : WAN.dc2, ...others },
  );

describe('unanswered-wan-address', () => {
  it('passes when all answer; unprobed it is not known, and without gateways it does not apply', () => {
    expect(verdictOf(rule, probed({})).status).toBe('passed');
    expect(verdictOf(rule, healthy()).status).toBe('inconclusive');
    expect(verdictOf(rule, traditional()).status).toBe('not-applicable');
  });

  it('names the address that does not answer while requests still come through', () => {
    const roots = rootsOf(probed({ through: LAN, missed: missing(WAN.dc3) }));
    expect(told(roots)).toEqual([
      'warning: The WAN address 198.51.3.1:8443 of mesh gateway mesh-gateway-1 on dc3-gw1 of dc3 does not answer',
    ]);
    expect(roots[0]).toMatchObject({ latent: true, confidence: 'inferred' });
    expect(roots[0]?.evidence[0]?.value).toContain('no connection');
  });

  it('is only a warning while another gateway answers', () => {
    const one = change.withPathProbes(healthy(), (_, dc) =>
      dc === 'dc2'
        ? { through: '198.51.2.2:8443', missed: missing(WAN.dc2) }
        : { through: dc === 'dc1' ? WAN.dc1 : WAN.dc3 },
    );
    expect(told(findingsOf(rule, one))[0]).toMatch(/^warning: The WAN address 198.51.2.1:8443/);
  });

  it('accuses nobody when this machine reaches no WAN address at all, or when the whole gateway is away', () => {
    const inside = change.withPathProbes(healthy(), () => ({
      through: '10.9.9.9:8443',
      missed: missing(...Object.values(WAN)),
    }));
    expect(findingsOf(rule, inside)).toEqual([]);
    expect(findingsOf(rule, probed({ through: 'other:1', missed: missing(WAN.dc3, LAN) }))).toEqual([]);
  });
});
