import { describe, expect, it } from 'vitest';
import { editGateway, failFact } from '@/lib/observation/testing/observations';
import { findingsOf, healthy, told, verdictOf } from '../../testing/situation';
import { criticalMeshGateway as rule } from './critical-mesh-gateway';

const withStatus = (status: string) =>
  editGateway(healthy(), 'dc2', 'mesh-gateway-1', {
    checks: [{ id: 'c', name: 'port', status, output: 'connection refused' }],
  });

describe('critical-mesh-gateway', () => {
  it('passes when all are passing or warning', () => {
    expect(verdictOf(rule, healthy()).status).toBe('passed');
    expect(verdictOf(rule, withStatus('warning')).status).toBe('passed');
  });

  it('names the gateway, its node, the check output and how many are left', () => {
    const [finding] = findingsOf(rule, withStatus('critical'));
    expect(told(finding ? [finding] : [])).toEqual([
      'warning: Mesh gateway mesh-gateway-1 of dc2 on dc2-gw1 is critical; 1 other is usable',
    ]);
    expect(finding?.cause).toContain('connection refused');
    expect(finding?.remedy[0]?.command).toContain('-address 10.2.1.1:8443');
  });

  it('keeps a name of Consul from becoming a shell command', () => {
    const evil = editGateway(withStatus('critical'), 'dc2', 'mesh-gateway-1', { service: "x; rm -rf '/'" });
    expect(findingsOf(rule, evil)[0]?.remedy[0]?.command).toContain(`-service 'x; rm -rf '\\''/'\\'''`);
  });

  it('is inconclusive without the list of gateways', () => {
    expect(verdictOf(rule, failFact(healthy(), 'dc2', 'meshGateways', 'agent-timeout')).status).toBe(
      'inconclusive',
    );
  });
});
