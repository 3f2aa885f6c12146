import { block } from '../conditions';
import { secondary, type FaultFor } from './fault';

/** lab.md section 7, gateway-drop-to: one way only. */
export const directionBlocked: FaultFor = (topology) => {
  const from = secondary(topology, 'us-west', 0);
  const to = secondary(topology, 'ap-south', 3);
  if (!from || !to || from === to) return null;
  return {
    id: 'direction-blocked',
    title: `Firewall: ${from.name} no longer reaches ${to.name}`,
    description: `A firewall drops connections from ${from.name} to ${to.name}; the other direction keeps working.`,
    apply: (conditions) => block(conditions, from, to),
  };
};
