import { secondary, type FaultFor } from './fault';

/** consul.md G2: registered without -expose-servers. */
export const gatewayUntagged: FaultFor = (topology) => {
  const dc = secondary(topology, 'sa-east', 4);
  const gateway = dc?.gateways[0];
  if (!dc || !gateway) return null;
  return {
    id: 'gateway-untagged',
    title: `${gateway.id} of ${dc.name} loses its federation tag`,
    description: `${gateway.id} in ${dc.name} is registered anew without -expose-servers: its checks pass, but Consul no longer uses it for federation; open connections hide that for a while.`,
    apply: ({ untaggedGateways }) => untaggedGateways.add(gateway),
  };
};
