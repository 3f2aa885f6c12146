import { secondary, type FaultFor } from './fault';

/** lab.md section 7, quorum-loss. The first server stays, so that somebody can tell. */
export const quorumLost: FaultFor = (topology) => {
  const dc = secondary(topology, 'eu-north', 2);
  if (!dc || dc.servers.length < 3) return null;
  const dying = dc.servers.slice(-Math.ceil(dc.servers.length / 2));
  return {
    id: 'quorum-lost',
    title: `${dc.name} loses its quorum`,
    description: `${dying.length} of ${dc.servers.length} servers of ${dc.name} die at once, so it has no leader: the way there works, but requests that need a leader fail.`,
    apply: ({ stoppedServers }) => {
      for (const server of dying) stoppedServers.add(server);
    },
  };
};
