import { expect, test } from 'vitest';
import { defaultFederation } from '../default-federation';
import { generateFederation } from '../generate';
import { secondary } from './fault';

test('takes the named datacenter, else the nth secondary, never the primary', () => {
  expect(secondary(defaultFederation('mesh-gateways'), 'eu-north', 0)?.name).toBe('eu-north');
  const generated = generateFederation({ datacenters: 3, serversPer: 1, gatewaysPer: 1 }, 'mesh-gateways');
  expect(secondary(generated, 'eu-north', 3)?.name).toBe('dc3');
  expect(secondary(generated, 'dc1', 0)?.name).toBe('dc2');
  const alone = generateFederation({ datacenters: 1, serversPer: 1, gatewaysPer: 1 }, 'mesh-gateways');
  expect(secondary(alone, 'eu-north', 0)).toBeNull();
});
