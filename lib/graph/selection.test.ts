import { describe, expect, it } from 'vitest';
import { formatSelection, gatewayByKey, gatewayKey, parseSelection } from './selection';

describe('selection', () => {
  it.each([
    'datacenter:dc2',
    'pair:dc1>dc3',
    'gateway:dc3/mesh-gateway-1',
    'gateway:dc3/node-1/mesh/gateway',
    'server:dc2/dc2-s1',
    'finding:no-usable-mesh-gateway/dc3',
    'finding:vantage-unreachable/dc3@http://10.3.0.11:8500',
  ])('survives the way into the URL and back: %s', (text) => {
    const selection = parseSelection(text);
    expect(selection).not.toBeNull();
    expect(selection && formatSelection(selection)).toBe(text);
  });

  it.each([
    '',
    'dc2',
    'datacenter:',
    ':dc1',
    'pair:dc1',
    'pair:dc1>',
    'pair:dc1>dc1',
    'gateway:dc1',
    'cluster:dc1/x',
  ])('is nothing for %j', (text) => {
    expect(parseSelection(text)).toBeNull();
  });
});

describe('gatewayKey', () => {
  const twins = [
    { id: 'mesh-gateway', node: 'a' },
    { id: 'mesh-gateway', node: 'b' },
    { id: 'other', node: 'b' },
  ];

  it('names the node only where the service ID is not unique', () => {
    expect(twins.map((gateway) => gatewayKey(gateway, twins))).toEqual([
      'a/mesh-gateway',
      'b/mesh-gateway',
      'other',
    ]);
  });

  it('is found again, also by node and ID, or by ID alone', () => {
    expect(gatewayByKey('b/mesh-gateway', twins)).toBe(twins[1]);
    expect(gatewayByKey('b/other', twins)).toBe(twins[2]);
    expect(gatewayByKey('mesh-gateway', twins)).toBe(twins[0]);
    expect(gatewayByKey('gone', twins)).toBeNull();
  });
});
