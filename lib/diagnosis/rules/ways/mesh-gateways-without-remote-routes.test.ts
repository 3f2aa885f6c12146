import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { findingsOf, healthy, verdictOf } from '../../testing/situation';
import { meshGatewaysWithoutRemoteRoutes as rule } from './mesh-gateways-without-remote-routes';

const outOfDc3 = ['dc1', 'dc2'].reduce(
  (all, to) => change.failForwarding(all, 'dc3', to, 'connection-lost'),
  healthy(),
);

describe('mesh-gateways-without-remote-routes', () => {
  it('passes when requests get out', () => {
    expect(verdictOf(rule, healthy()).status).toBe('passed');
    expect(findingsOf(rule, change.failForwarding(healthy(), 'dc3', 'dc1', 'connection-lost'))).toEqual([]);
  });

  it('names the gateway that takes everything and closes it, its token first', () => {
    const [finding] = findingsOf(rule, outOfDc3);
    expect(finding).toMatchObject({
      severity: 'critical',
      confidence: 'inferred',
      subject: { kind: 'datacenter', datacenter: 'dc3' },
      title:
        'dc3 reaches neither dc1 nor dc2: its only mesh gateway mesh-gateway-1 on dc3-gw1 (10.3.1.1:8443) takes the connections and closes them',
    });
    expect(finding?.cause).toMatch(/likelihood: the token of the gateways is local/);
    expect(finding?.remedy[1]?.config).toContain('service_prefix');
    expect(finding?.remedy[1]?.text).not.toContain('of each gateway');
  });

  it('says of several gateways that each of them needs the token', () => {
    const outOfDc2 = ['dc1', 'dc3'].reduce(
      (all, to) => change.failForwarding(all, 'dc2', to, 'connection-lost'),
      healthy(),
    );
    expect(findingsOf(rule, outOfDc2)[0]?.remedy[1]?.text).toContain(
      'of each gateway: mesh-gateway-1 on dc2-gw1 and mesh-gateway-2 on dc2-gw2 (here the first)',
    );
  });

  it('is inconclusive about ways that nobody measured', () => {
    expect(verdictOf(rule, change.dropVantage(healthy(), 'dc3')).status).toBe('inconclusive');
  });
});
