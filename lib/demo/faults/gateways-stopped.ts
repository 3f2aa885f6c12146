import { secondary, type FaultFor } from './fault';

/** lab.md section 7, gateway-kill all. */
export const gatewaysStopped: FaultFor = (topology) => {
  const dc = secondary(topology, 'eu-central', 1);
  if (!dc || dc.gateways.length === 0) return null;
  return {
    id: 'gateways-stopped',
    title: `All mesh gateways of ${dc.name} stop`,
    description: `The ${dc.gateways.length} gateway processes of ${dc.name} end, so nobody reaches it, and it reaches only ${topology.primary.name}, through that datacenter's gateways.`,
    apply: ({ stoppedGateways }) => {
      for (const gateway of dc.gateways) stoppedGateways.add(gateway);
    },
  };
};
