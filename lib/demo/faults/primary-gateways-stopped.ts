import type { FaultFor } from './fault';

/** lab.md section 7, gateway-kill of the primary: replication is cut, secondaries reach each other. */
export const primaryGatewaysStopped: FaultFor = (topology) => {
  const dc = topology.primary;
  if (dc.gateways.length === 0 || topology.datacenters.length < 2) return null;
  return {
    id: 'primary-gateways-stopped',
    title: `All mesh gateways of the primary ${dc.name} stop`,
    description: `The ${dc.gateways.length} gateway processes of ${dc.name} end: no secondary reaches it and their federation states freeze, but they still reach each other.`,
    apply: ({ stoppedGateways }) => {
      for (const gateway of dc.gateways) stoppedGateways.add(gateway);
    },
  };
};
