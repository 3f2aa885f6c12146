import { buildTopology, type DatacenterSpec } from './build-topology';
import { DEFAULT_VERSION } from './default-federation';
import type { Position } from './coordinates';
import type { Mode, Topology } from './topology';

/** Size of a federation to generate. */
export type GenerateOptions = { datacenters: number; serversPer: number; gatewaysPer: number };

/** A federation of any size: datacenters dc1 (primary), dc2 ... spread evenly over a globe. Throws when the size cannot be played. */
export function generateFederation(size: GenerateOptions, mode: Mode, version = DEFAULT_VERSION): Topology {
  if (!Number.isInteger(size.datacenters) || size.datacenters < 1 || size.datacenters > 1000)
    throw new Error(`demo: generate.datacenters is ${size.datacenters}; use a whole number from 1 to 1000`);
  const datacenters = Array.from({ length: size.datacenters }, (_, i) => ({
    name: `dc${i + 1}`,
    servers: size.serversPer,
    gateways: size.gatewaysPer,
  }));
  return buildTopology({ datacenters, mode, version, positions: globePositions(datacenters.length) });
}

/** The given datacenters, spread as generated ones are. */
export function specifiedFederation(
  datacenters: readonly DatacenterSpec[],
  mode: Mode,
  version = DEFAULT_VERSION,
): Topology {
  return buildTopology({ datacenters, mode, version, positions: globePositions(datacenters.length) });
}

/** Points of a Fibonacci lattice on a sphere of 110 ms radius. */
export function globePositions(count: number): Position[] {
  const goldenAngle = Math.PI * (3 - Math.sqrt(5));
  return Array.from({ length: count }, (_, i) => {
    const z = 1 - (2 * i + 1) / count;
    const radius = Math.sqrt(1 - z * z);
    const angle = goldenAngle * i;
    const unit = [radius * Math.cos(angle), radius * Math.sin(angle), z, 0, 0, 0, 0, 0];
    return { vec: unit.map((part) => 0.11 * part), adjustment: 0 };
  });
}
