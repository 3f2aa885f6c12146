import { secondary, type FaultFor } from './fault';

/** lab.md section 7, dc-down: behind gateways its WAN members stay alive. */
export const datacenterDown: FaultFor = (topology) => {
  const dc = secondary(topology, 'sa-east', 4);
  if (!dc) return null;
  return {
    id: 'datacenter-down',
    title: `${dc.name} goes down`,
    description: `Every server and gateway of ${dc.name} stops at once, as in a power failure; nobody is left there to tell.`,
    apply: ({ stoppedServers, stoppedGateways }) => {
      for (const server of dc.servers) stoppedServers.add(server);
      for (const gateway of dc.gateways) stoppedGateways.add(gateway);
    },
  };
};
