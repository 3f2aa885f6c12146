import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { gatewaysOfPrimary, primaryGatewaysConfig, restartInTurn, serverOptions } from './option-remedies';
import { federationOf, healthy } from './testing/situation';

const federation = federationOf(healthy());

describe('the options that the document asks for', () => {
  it('name the gateways that the primary has now, usable ones first', () => {
    const critical = change.editGateway(healthy(), 'dc1', 'mesh-gateway-1', {
      checks: [{ id: 'a', name: 'a', status: 'critical', output: '' }],
    });
    expect(gatewaysOfPrimary(federationOf(critical))).toEqual(['198.51.1.2:8443', '198.51.1.1:8443']);
  });

  it('have a placeholder where those are not known', () => {
    const unknown = federationOf(change.dropVantage(healthy(), 'dc1').slice(0, 0));
    expect(primaryGatewaysConfig(unknown)).toBe(
      'primary_gateways = ["<wan address of a gateway of the primary>:8443"]',
    );
  });

  it('are the flag alone in the primary', () => {
    expect(serverOptions(federation, 'dc1')).not.toContain('primary_gateways');
    expect(serverOptions(federation, 'dc2')).toBe(`primary_datacenter = "dc1"
primary_gateways = ["198.51.1.1:8443", "198.51.1.2:8443"]
connect {
  enabled = true
  enable_mesh_gateway_wan_federation = true
}`);
  });
});

it('servers are restarted one at a time, with a look at the voters between', () => {
  expect(restartInTurn('dc2', ['s1'])).toEqual([
    { text: 'Restart Consul on s1.', command: 'systemctl restart consul' },
  ]);
  expect(restartInTurn('dc2', ['s1', 's2']).map(({ command }) => command)).toEqual([
    'systemctl restart consul',
    'consul operator raft list-peers',
  ]);
});
