import { defaultTopology } from '../topology';
import type { LabNeeds, Scenario } from './scenario';

const needs: LabNeeds = { topology: defaultTopology() };

/** Gateways that are gone, silent or wrongly registered. */
export const gatewayScenarios: readonly Scenario[] = [
  {
    name: 'gateway-killed-only-one',
    needs,
    inject: (lab) => lab.faults.killGateway('dc3', 1),
    expect: { root: ['no-usable-mesh-gateway'], names: ['dc3'] },
  },
  {
    name: 'gateway-killed-one-of-two',
    needs,
    inject: (lab) => lab.faults.killGateway('dc2', 1),
    expect: { root: ['critical-mesh-gateway', 'single-usable-mesh-gateway'], names: ['dc2'] },
  },
];
