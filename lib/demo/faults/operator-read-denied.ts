import { secondary, type FaultFor } from './fault';

/** A 403 is no outage: everything works, some of it cannot be seen. */
export const operatorReadDenied: FaultFor = (topology) => {
  const dc = secondary(topology, 'us-west', 0);
  if (!dc) return null;
  return {
    id: 'operator-read-denied',
    title: `${dc.name} denies operator:read`,
    description: `The token loses operator:read in ${dc.name}: federation states, autopilot and Raft cannot be read there any more, though nothing is broken.`,
    apply: (conditions) => conditions.operatorReadDenied.add(dc),
  };
};
