import type { Observation } from '../types';
import { healthyObservations } from './observations';

/** The size the budgets are stated for (design.md section 10): 200 datacenters × 5 servers × 3 gateways, 39,800 pairs. */
const LARGE = { datacenters: 200, servers: 5, gateways: 3 };

/** A healthy federation of that size, one vantage a datacenter; names are `dc001`… Every observation has objects of its own, as parsed answers do. */
export function largeFederation(now: number, size = LARGE): Observation[] {
  const names = Array.from({ length: size.datacenters }, (_, i) => `dc${String(i + 1).padStart(3, '0')}`);
  return healthyObservations({
    datacenters: names.map((name) => ({ name, servers: size.servers, gateways: size.gateways })),
    primary: names[0] ?? '',
    mode: 'mesh-gateways',
    now,
  }).map((observation) => structuredCloneOfJson(observation));
}

function structuredCloneOfJson(observation: Observation): Observation {
  // Through JSON rather than structuredClone: strings are then as distinct as in answers of different agents.
  return JSON.parse(JSON.stringify(observation)) as Observation;
}
