import { secondary, type FaultFor } from './fault';

/** lab.md section 7, gateway-blackhole: nothing answers, nothing refuses. */
export const datacenterSwallowed: FaultFor = (topology) => {
  const dc = secondary(topology, 'ap-south', 3);
  if (!dc) return null;
  return {
    id: 'datacenter-swallowed',
    title: `${dc.name} swallows every packet`,
    description: `Packets to and from ${dc.name} vanish without an answer, ours too: requests hang until somebody gives up.`,
    apply: ({ swallowed }) => swallowed.add(dc),
  };
};
