import { expect, it } from 'vitest';
import type { FederationState, MeshGatewayService } from '@/lib/consul/types';
import { gatewayNames } from './gateway-names';

const state = (datacenter: string, ...services: string[]): FederationState => ({
  datacenter,
  meshGateways: services.map((service) => ({ service }) as MeshGatewayService), // only the name is read
  updatedAt: null,
  primaryModifyIndex: '1',
  modifyIndex: '1',
});

it('joins the names of the catalog and of the own federation state, each once, sorted', () => {
  const federationStates = [state('dc1', 'wan-gw', 'edge'), state('dc2', 'foreign')];
  expect(gatewayNames('dc1', { meshGatewayNames: ['mesh-gateway', 'edge'], federationStates })).toEqual([
    'edge',
    'mesh-gateway',
    'wan-gw',
  ]);
});

it('knows none when nothing was told', () => {
  expect(gatewayNames(null, {})).toEqual([]);
});
