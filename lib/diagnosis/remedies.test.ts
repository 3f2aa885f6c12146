import { describe, expect, it } from 'vitest';
import { createCertificate, gatewayCommand, registerInCatalog, repeatProbe, runGateway } from './remedies';
import { federationOf, healthy } from './testing/situation';

const federation = federationOf(healthy());

describe('remedies', () => {
  it('fill in what is known, and say what is not', () => {
    const gateway = federation.datacenters[1]?.meshGateways[0];
    expect(gatewayCommand(gateway)).toContain('-address 10.2.1.1:8443 -wan-address 198.51.2.1:8443');
    expect(gatewayCommand(gateway && { ...gateway, wan: null })).toContain('-wan-address <wan-ip>:8443');
    expect(runGateway('dc2').text).toBe(
      'On a node of dc2, register and start a mesh gateway that exposes the servers.',
    );
  });

  it('name the id of a gateway that is not called as its service', () => {
    const gateway = federation.datacenters[1]?.meshGateways[0];
    expect(gatewayCommand(gateway)).toContain('-service mesh-gateway -proxy-id mesh-gateway-1 -expose');
    expect(gatewayCommand(gateway && { ...gateway, id: '$(id)' })).toContain("-proxy-id '$(id)'");
    expect(gatewayCommand(gateway && { ...gateway, id: 'mesh-gateway' })).not.toContain('-proxy-id');
    expect(gatewayCommand(undefined)).not.toContain('-proxy-id');
  });

  it('put no node with an agent into a payload for the catalog', () => {
    const gateway = federation.datacenters[1]?.meshGateways[0];
    const nodeOf = (checks: string[]): unknown =>
      JSON.parse(
        registerInCatalog(
          'dc2',
          gateway && {
            ...gateway,
            checks: checks.map((id) => ({ id, name: id, status: 'passing', output: '' })),
          },
        ).config ?? '',
      ).Node;
    expect(nodeOf(['serfHealth', 'listening'])).toBe('<a node name without a Consul agent>');
    expect(nodeOf(['listening'])).toBe(gateway?.node);
  });

  it('ask again where we asked, with names that no shell reads', () => {
    expect(repeatProbe(federation, 'dc1', 'dc2').command).toBe(
      "curl -sS 'http://10.1.0.11:8500/v1/status/leader?dc=dc2'",
    );
    expect(repeatProbe(federation, 'dc9', 'dc2').command).toContain('<a server of dc9>');
    expect(createCertificate('dc2', '$(id)')).toBe("consul tls cert create -server -dc dc2 -node '$(id)'");
  });
});
