import { describe, expect, it } from 'vitest';
import { parseFederationStateGateways, parseFederationStates } from './parse-federation-states';
import { gatewayEntry, kindOf, skippedBy, valueOf } from './testing/literals';

describe('parseFederationStates', () => {
  it('reads records with and without gateways, sorted, indexes as text', () => {
    const states = valueOf(parseFederationStates, [
      {
        Datacenter: 'dc2',
        UpdatedAt: '2026-11-23T10:32:33.1Z',
        PrimaryModifyIndex: '18446744073709551615',
        ModifyIndex: 9,
      },
      { Datacenter: 'dc1', MeshGateways: [gatewayEntry()], UpdatedAt: '0001-01-01T00:00:00Z' },
    ]);
    expect(states[1]).toEqual({
      datacenter: 'dc2',
      meshGateways: [],
      updatedAt: '2026-11-23T10:32:33.1Z',
      primaryModifyIndex: '18446744073709551615',
      modifyIndex: '9',
    });
    expect(states[0]).toMatchObject({
      datacenter: 'dc1',
      updatedAt: null,
      primaryModifyIndex: '',
      modifyIndex: '',
    });
    expect(states[0]?.meshGateways[0]).toMatchObject({ id: 'edge-1', datacenter: 'dc1' });
  });

  it('counts gateways and records that cannot be read', () => {
    const bad = [
      { Datacenter: 'dc1', MeshGateways: [gatewayEntry(), {}] },
      { Datacenter: 'dc2', MeshGateways: 'x' },
      {},
    ];
    expect(skippedBy(parseFederationStates, bad)).toBe(3);
    expect(kindOf(parseFederationStates, [{}])).toBe('malformed');
    expect(kindOf(parseFederationStates, { State: {} })).toBe('malformed');
    expect(valueOf(parseFederationStates, [])).toEqual([]);
  });
});

describe('parseFederationStateGateways', () => {
  it('reads the map, and takes the datacenter from its key', () => {
    const states = valueOf(parseFederationStateGateways, {
      dc2: [gatewayEntry({}, { Datacenter: '' })],
      dc1: null,
    });
    expect(
      states.map((state) => [state.datacenter, state.meshGateways.map((gateway) => gateway.datacenter)]),
    ).toEqual([
      ['dc1', []],
      ['dc2', ['dc2']],
    ]);
    expect(states[0]).toMatchObject({ updatedAt: null, primaryModifyIndex: '', modifyIndex: '' });
  });

  it('can be empty, unless Consul says that it filtered', () => {
    expect(valueOf(parseFederationStateGateways, {})).toEqual([]);
    expect(kindOf(parseFederationStateGateways, {}, { filteredByAcls: true })).toBe('filtered');
    expect(kindOf(parseFederationStateGateways, [])).toBe('malformed');
  });
});
