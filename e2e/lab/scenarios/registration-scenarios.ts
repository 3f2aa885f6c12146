import { setTimeout as sleep } from 'node:timers/promises';
import type { ActiveFault } from '../faults/faults';
import type { Lab } from '../start-lab';
import { MESH as needs } from './needs';
import type { Scenario } from './scenario';

/** Gateways that work, and of which Consul is told something else. */
export const registrationScenarios: readonly Scenario[] = [
  {
    name: 'gateway-untagged',
    quick: true,
    needs,
    inject: (lab) => lab.faults.untagGateway('dc3', 1),
    expect: { causes: ['G2'], names: ['dc3'] },
  },
  {
    name: 'gateway-deregistered',
    needs,
    inject: (lab) => lab.faults.deregisterGateway('dc3', 1),
    expect: { causes: ['G1'], names: ['dc3'] },
  },
  {
    name: 'gateway-critical-the-only-one',
    needs,
    inject: (lab) => lab.faults.makeGatewayCritical('dc3', 1),
    expect: { causes: ['G3'], names: ['dc3'] },
  },
  {
    name: 'gateway-critical-one-of-two',
    needs,
    inject: (lab) => lab.faults.makeGatewayCritical('dc2', 1),
    expect: { causes: ['G4'], names: ['dc2'] },
  },
  {
    name: 'gateway-maintenance-the-only-one',
    needs,
    inject: (lab) => lab.faults.putGatewayInMaintenance('dc3', 1),
    expect: { causes: ['G3'], names: ['dc3'] },
  },
  {
    name: 'gateway-maintenance-one-of-two',
    needs,
    inject: (lab) => lab.faults.putGatewayInMaintenance('dc2', 2),
    expect: { causes: ['G4'], names: ['dc2'] },
  },
  {
    name: 'gateway-without-wan-address',
    needs,
    inject: (lab) => lab.faults.misaddressGateway('dc3', 1, null),
    expect: { causes: ['G6'], names: ['dc3'] },
  },
  {
    name: 'gateway-wrong-wan-address',
    needs,
    inject: (lab) => lab.faults.misaddressGateway('dc3', 1),
    expect: { unseen: 'open connections go on; an address that is wrong is seen when it is dialled' },
  },
  {
    name: 'gateway-wrong-wan-address-dialled',
    needs,
    inject: (lab) => dialledAnew(lab, lab.faults.misaddressGateway('dc3', 1)),
    expect: { causes: ['G6'], names: ['dc3'] },
    fresh: true,
  },
  {
    name: 'gateway-shared-wan-address',
    needs,
    inject: (lab) => lab.faults.misaddressGateway('dc2', 1, lab.datacenter('dc3').gateways[0]?.address),
    expect: { causes: ['G6'], names: ['dc2', 'dc3'] },
  },
  {
    name: 'gateway-wan-host-name-beside-addresses',
    needs,
    inject: (lab) => lab.faults.misaddressGateway('dc2', 1, 'localhost'),
    expect: { causes: ['G18'], names: ['dc2'] },
  },
  {
    name: 'gateway-wrong-lan-address',
    needs,
    inject: (lab) => lab.faults.misaddressGatewayLocally('dc3', 1),
    expect: { causes: ['G8'], names: ['dc3'] },
  },
  {
    name: 'gateway-wrong-lan-address-dialled',
    needs,
    inject: (lab) => dialledAnew(lab, lab.faults.misaddressGatewayLocally('dc3', 1)),
    expect: { causes: ['G8'], names: ['dc3'] },
    fresh: true,
  },
  {
    name: 'gateway-untagged-dialled',
    needs,
    inject: (lab) => dialledAnew(lab, lab.faults.untagGateway('dc3', 1)),
    expect: { causes: ['G2'], names: ['dc3'] },
    fresh: true,
  },
];

/** Milliseconds in which the gateways of all datacenters learn of a registration. */
const LEARN_MS = 4_000;

/** With the fault in force, every connection through gateways is dialled anew. */
async function dialledAnew(lab: Lab, injection: Promise<ActiveFault>): Promise<ActiveFault> {
  const fault = await injection;
  await sleep(LEARN_MS);
  await lab.faults.dropConnections();
  return fault;
}
