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
  });

  it('is inconclusive about ways that nobody measured', () => {
    expect(verdictOf(rule, change.dropVantage(healthy(), 'dc3')).status).toBe('inconclusive');
  });
});
