import { MESH as needs } from './needs';
import type { Scenario } from './scenario';

/** Gateways that are gone, silent or shut. */
export const gatewayScenarios: readonly Scenario[] = [
  {
    name: 'gateway-killed-the-only-one',
    quick: true,
    needs,
    inject: (lab) => lab.faults.killGateway('dc3', 1),
    expect: { causes: ['G3'], names: ['dc3'], pairs: { 'dc1>dc3': 'disconnected', 'dc1>dc2': 'connected' } },
  },
  {
    name: 'gateway-killed-one-of-two',
    quick: true,
    needs,
    inject: (lab) => lab.faults.killGateway('dc2', 1),
    expect: { causes: ['G4'], names: ['dc2'] },
  },
  {
    name: 'gateways-killed-secondary',
    needs,
    inject: (lab) => lab.faults.killAllGateways('dc2'),
    expect: { causes: ['G3'], names: ['dc2'] },
    fresh: true,
  },
  {
    name: 'gateways-killed-primary',
    needs,
    inject: (lab) => lab.faults.killAllGateways('dc1'),
    expect: { causes: ['G3'], names: ['dc1'] },
    fresh: true,
  },
  {
    name: 'gateways-replaced-primary',
    needs,
    inject: (lab) => lab.faults.replaceGateways('dc1'),
    expect: { causes: ['G12'], names: ['dc1'] },
    fresh: true,
  },
  {
    name: 'gateways-replaced-secondary',
    needs,
    inject: (lab) => lab.faults.replaceGateways('dc2'),
    expect: { unseen: 'the new gateways are registered, and nothing names the old ones' },
  },
  {
    name: 'gateway-black-hole-the-only-one',
    needs,
    inject: (lab) => lab.faults.blackHoleGateway('dc3', 1),
    expect: { causes: ['G5', 'G19'], names: ['dc3'] },
    fresh: true,
  },
  {
    name: 'gateway-black-hole-one-of-two',
    needs,
    inject: (lab) => lab.faults.blackHoleGateway('dc2', 1),
    expect: { causes: ['G5', 'G19'], names: ['dc2'] },
  },
  {
    name: 'gateways-black-hole-secondary',
    needs,
    inject: (lab) => lab.faults.blackHoleAllGateways('dc2'),
    expect: { causes: ['G5', 'G19'], names: ['dc2'] },
    fresh: true,
  },
  {
    name: 'gateways-refuse-own-servers',
    needs,
    inject: (lab) => lab.faults.refuseRoute('dc3', 'dc3'),
    expect: { causes: ['G9'], names: ['dc3'] },
    fresh: true,
  },
  {
    name: 'gateways-one-way',
    needs,
    inject: (lab) => lab.faults.refuseRoute('dc2', 'dc3'),
    expect: {
      causes: ['G7'],
      names: ['dc2', 'dc3'],
      pairs: {
        'dc2>dc3': 'disconnected',
        'dc3>dc2': 'connected',
        'dc1>dc3': 'connected',
        'dc2>dc1': 'connected',
      },
    },
    fresh: true,
  },
  {
    name: 'gateways-blocked-from-one-datacenter',
    needs,
    inject: (lab) => lab.faults.blockGateways('dc2', 'dc3'),
    expect: { causes: ['G7'], names: ['dc2', 'dc3'] },
    fresh: true,
  },
  {
    name: 'gateway-host-killed',
    needs,
    inject: (lab) => lab.faults.killAgent('dc2-gw1'),
    expect: { causes: ['G4', 'X2'], names: ['dc2-gw1'] },
  },
  {
    name: 'client-agent-killed',
    needs,
    inject: (lab) => lab.faults.killAgent('dc1-client1'),
    expect: { causes: ['X2'], names: ['dc1-client1'] },
  },
];
