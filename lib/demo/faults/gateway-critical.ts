import { secondary, type FaultFor } from './fault';

/** lab.md section 7, gateway-critical. */
export const gatewayCritical: FaultFor = (topology) => {
  const dc = secondary(topology, 'ap-south', 3);
  const gateway = dc?.gateways[0];
  if (!dc || !gateway) return null;
  return {
    id: 'gateway-critical',
    title: `${gateway.id} of ${dc.name} turns critical`,
    description: `The readiness check of ${gateway.id} in ${dc.name} fails while its process runs on, so new connections avoid it and open ones stay.`,
    apply: ({ criticalGateways }) => criticalGateways.add(gateway),
  };
};
