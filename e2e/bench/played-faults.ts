import { block } from '@/lib/demo/conditions';
import type { FaultFor } from '@/lib/demo/faults/fault';

/** One way in `every` is cut, spread evenly over the federation: what no single datacenter explains. */
const scattered =
  (id: string, every: number): FaultFor =>
  ({ datacenters }) => ({
    id,
    title: `Every ${every}th way is cut`,
    description: `Firewalls cut one way in ${every}, in one direction only.`,
    apply: (conditions) => {
      let at = 0;
      // Of a small federation one way at least.
      const cut = (every - 1) % Math.max(1, datacenters.length * (datacenters.length - 1));
      for (const from of datacenters) {
        for (const to of datacenters) {
          if (from === to) continue;
          if (at % every === cut) block(conditions, from, to);
          at++;
        }
      }
    },
  });

/** Faults for federations of any size, beside those of the demo. */
export const PLAYED_FAULTS: readonly FaultFor[] = [
  scattered('one-percent-cut', 101),
  scattered('two-percent-cut', 53),
  ({ datacenters }) => ({
    id: 'three-datacenters-cut',
    title: 'The gateways of three datacenters stop',
    description: 'All mesh gateways of three datacenters end.',
    apply: (conditions) => {
      for (const dc of datacenters.slice(1, 4))
        for (const gateway of dc.gateways) conditions.stoppedGateways.add(gateway);
    },
  }),
];
