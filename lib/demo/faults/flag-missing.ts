import { secondary, type FaultFor } from './fault';

/** consul.md F1. The second server, which Isthmus asks directly. */
export const flagMissing: FaultFor = (topology) => {
  const dc = secondary(topology, 'us-west', 0);
  const server = dc?.servers[1];
  if (!dc || !server || topology.mode !== 'mesh-gateways') return null;
  return {
    id: 'flag-missing',
    title: `${server.node} runs without the federation flag`,
    description: `${server.node} in ${dc.name} was started without enable_mesh_gateway_wan_federation: it dials servers elsewhere directly and reaches none, while its neighbours work.`,
    apply: ({ flagMissing: servers }) => servers.add(server),
  };
};
