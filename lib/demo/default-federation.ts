import { buildTopology, type DatacenterSpec } from './build-topology';
import { fitPositions, type Position } from './coordinates';
import type { Mode, Topology } from './topology';

/** The version that the document of WAN federation via mesh gateways describes. */
export const DEFAULT_VERSION = '1.12.9';

const DATACENTERS: readonly DatacenterSpec[] = [
  { name: 'us-east', servers: 5, gateways: 3 },
  { name: 'us-west', servers: 3, gateways: 2 },
  { name: 'eu-central', servers: 3, gateways: 2 },
  { name: 'eu-north', servers: 3, gateways: 2 },
  { name: 'ap-south', servers: 3, gateways: 2 },
  { name: 'sa-east', servers: 3, gateways: 1 },
];

/** Typical round trips in ms between cloud regions of these names (Virginia, Oregon, Frankfurt, Stockholm, Mumbai, São Paulo). */
const ROUND_TRIPS: Readonly<Record<string, number>> = {
  'us-east us-west': 68,
  'us-east eu-central': 91,
  'us-east eu-north': 109,
  'us-east ap-south': 190,
  'us-east sa-east': 114,
  'us-west eu-central': 142,
  'us-west eu-north': 156,
  'us-west ap-south': 219,
  'us-west sa-east': 176,
  'eu-central eu-north': 24,
  'eu-central ap-south': 122,
  'eu-central sa-east': 203,
  'eu-north ap-south': 138,
  'eu-north sa-east': 214,
  'ap-south sa-east': 298,
};

/** Round trip in ms between two datacenters of the default federation; throws for others. */
export function tabledRoundTripMs(a: string, b: string): number {
  const ms = ROUND_TRIPS[`${a} ${b}`] ?? ROUND_TRIPS[`${b} ${a}`];
  if (ms === undefined) throw new Error(`demo: no round trip known between ${a} and ${b}`);
  return ms;
}

/** Fitted once: always the same for the same table. */
let positions: readonly Position[] | null = null;

/** Six datacenters with us-east as the primary. */
export function defaultFederation(mode: Mode, version = DEFAULT_VERSION): Topology {
  const name = (i: number) => DATACENTERS[i]?.name ?? '';
  positions ??= fitPositions(DATACENTERS.length, (i, j) => tabledRoundTripMs(name(i), name(j)));
  return buildTopology({ datacenters: DATACENTERS, mode, version, positions });
}
