import { describe, expect, it } from 'vitest';
import { parseCatalogServers, parseMeshGatewayNames, parseMeshGateways } from './parse-gateways';
import { gatewayEntry, kindOf, skippedBy, valueOf } from './testing/literals';

const read = (...args: Parameters<typeof gatewayEntry>) =>
  valueOf(parseMeshGateways, [gatewayEntry(...args)])[0];

describe('parseMeshGateways', () => {
  it('falls back for the LAN address and never invents a WAN address', () => {
    const tagged = { lan: { Address: '10.1.1.1', Port: 1 }, wan: { Address: 'gw.example.com', Port: 443 } };
    expect(read({ TaggedAddresses: tagged })).toMatchObject({
      lan: { address: '10.1.1.1', port: 1 },
      wan: { address: 'gw.example.com', port: 443 },
    });
    expect(read({ Address: '10.2.2.2' })).toMatchObject({
      lan: { address: '10.2.2.2', port: 8443 },
      wan: null,
    });
    expect(read()).toMatchObject({ lan: { address: '10.0.0.8', port: 8443 }, wan: null });
    expect(read({}, { TaggedAddresses: null })).toMatchObject({ lan: { address: '10.0.0.9', port: 8443 } });
    expect(read({ TaggedAddresses: { wan: { Address: '', Port: 0 } } })?.wan).toBeNull();
  });

  it('wants the federation meta to be exactly 1', () => {
    const federation = (value: unknown) => read({ Meta: { 'consul-wan-federation': value } })?.federation;
    expect(['1', 'true', '', 1, undefined].map(federation)).toEqual([true, false, false, false, false]);
    expect(read({ Meta: null })?.federation).toBe(false);
  });

  it('keeps checks, and does not take a check without a status for well', () => {
    const checks = [
      { CheckID: 'b', Name: 'B', Status: 'maintenance', Output: 'o' },
      { CheckID: 'a' },
      'rubbish',
    ];
    expect(read({}, {}, checks)?.checks).toEqual([
      { id: 'a', name: 'a', status: 'unknown', output: '' },
      { id: 'b', name: 'B', status: 'maintenance', output: 'o' },
    ]);
  });

  it('leaves out other kinds without counting them, and counts what has no identity', () => {
    const other = gatewayEntry({ Kind: '', ID: 'web-1' });
    expect(valueOf(parseMeshGateways, [other])).toEqual([]);
    expect(skippedBy(parseMeshGateways, [other])).toBe(0);
    expect(skippedBy(parseMeshGateways, [other, gatewayEntry(), { Node: {} }])).toBe(1);
    expect(kindOf(parseMeshGateways, [{ Node: {} }])).toBe('malformed');
  });

  it('believes an empty list unless Consul says that it filtered', () => {
    expect(valueOf(parseMeshGateways, [])).toEqual([]);
    expect(kindOf(parseMeshGateways, [], { filteredByAcls: true })).toBe('filtered');
    expect(kindOf(parseMeshGateways, [gatewayEntry()], { filteredByAcls: true })).toBe('ok');
  });
});

describe('parseMeshGatewayNames', () => {
  it('lists each name once, sorted, only of the kind', () => {
    const services = [
      { Name: 'z-edge', Kind: 'mesh-gateway' },
      { Name: 'edge', Kind: 'mesh-gateway' },
      { Name: 'edge', Kind: 'mesh-gateway' },
      { Name: 'mesh-gateway' },
    ];
    expect(valueOf(parseMeshGatewayNames, services)).toEqual(['edge', 'z-edge']);
    expect(valueOf(parseMeshGatewayNames, null)).toEqual([]);
    expect(kindOf(parseMeshGatewayNames, [], { filteredByAcls: true })).toBe('filtered');
  });
});

describe('parseCatalogServers', () => {
  it('reads address and serfHealth', () => {
    const entry = {
      Node: { Node: 's1', ID: 'i', Address: '10.0.0.1' },
      Service: { ID: 'consul' },
      Checks: [{ CheckID: 'serfHealth', Status: 'critical' }],
    };
    expect(valueOf(parseCatalogServers, [entry])).toEqual([
      { node: 's1', id: 'i', address: '10.0.0.1', serfHealth: 'critical' },
    ]);
    expect(valueOf(parseCatalogServers, [{ ...entry, Checks: null }])[0]?.serfHealth).toBeNull();
  });

  it('is filtered when empty, unless there is no leader', () => {
    expect(kindOf(parseCatalogServers, [], { knownLeader: true })).toBe('filtered');
    expect(kindOf(parseCatalogServers, [])).toBe('filtered');
    expect(kindOf(parseCatalogServers, [], { knownLeader: false })).toBe('ok');
  });
});
