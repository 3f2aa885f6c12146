import type { FaultFor } from './fault';

/** lab.md section 7, server-kill of a follower. */
export const serverStopped: FaultFor = (topology) => {
  const dc = topology.primary;
  const server = dc.servers.at(-1);
  if (!server || dc.servers.length < 3) return null;
  return {
    id: 'server-stopped',
    title: `Server ${server.node} of ${dc.name} stops`,
    description: `The Consul server ${server.node} dies without leaving; the others of ${dc.name} keep quorum and remove it after a while.`,
    apply: ({ stoppedServers }) => stoppedServers.add(server),
  };
};
