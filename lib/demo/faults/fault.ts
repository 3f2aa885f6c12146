import type { Apply } from '../conditions';
import type { Datacenter, Topology } from '../topology';

/** Something that can be switched on and off, alone or together with others. */
export type Fault = {
  id: string;
  /** A few words for a switch, with the real names in them. */
  title: string;
  /** One sentence: what happens. */
  description: string;
  apply: Apply;
};

/** Makes the fault for a federation; null where it has no place (no second datacenter, no gateways). */
export type FaultFor = (topology: Topology) => Fault | null;

/** The datacenter of that name, or the secondary at `index` where nobody has that name; null without secondaries. */
export function secondary(topology: Topology, name: string, index: number): Datacenter | null {
  const secondaries = topology.datacenters.filter((dc) => dc !== topology.primary);
  const named = topology.byName.get(name);
  if (named && named !== topology.primary) return named;
  return secondaries[index % Math.max(1, secondaries.length)] ?? null;
}
