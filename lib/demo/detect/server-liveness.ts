import { leaderOf, raftPeers, raise } from '../world';
import type { Rule } from './rule';

/** LAN gossip finds dead servers; the leader's autopilot then removes them while fewer than half are dead. */
export const serverLiveness: Rule = function* (world, timing) {
  const { stoppedServers } = world.conditions;
  for (const dc of world.topology.datacenters) {
    // Nobody is left to notice anything.
    if (dc.servers.every((server) => stoppedServers.has(server))) continue;
    const peers = raftPeers(world, dc);
    const dead = peers.filter((server) => stoppedServers.has(server)).length;
    const cleansUp = leaderOf(world, dc) !== null && dead * 2 < peers.length;
    for (const server of dc.servers) {
      const believed = world.lan.get(server);
      const change = (to: 'alive' | 'failed' | 'left', delay: number) => ({
        key: `lan ${server.key}`,
        to,
        delay,
        apply: () => {
          if (to === 'alive') world.lan.delete(server);
          else world.lan.set(server, to);
          raise(world, dc, 'health');
        },
      });
      if (!stoppedServers.has(server)) {
        if (believed) yield change('alive', timing.lanDetect / 2);
      } else if (!believed) yield change('failed', timing.lanDetect);
      else if (believed === 'failed' && cleansUp) yield change('left', timing.deadServerCleanup);
    }
  }
};
