import { leaderOf, raftPeers, raise } from '../world';
import type { Rule } from './rule';

/** Raft: without a majority of voters there is no leader; with one, a new leader follows a dead one. */
export const leaders: Rule = function* (world, timing) {
  const { stoppedServers } = world.conditions;
  for (const dc of world.topology.datacenters) {
    const peers = raftPeers(world, dc);
    const voters = peers.filter((server) => !stoppedServers.has(server));
    const quorum = voters.length >= Math.floor(peers.length / 2) + 1;
    const leader = leaderOf(world, dc);
    if (quorum && leader && voters.includes(leader)) continue;
    const next = quorum && !leader ? voters[0] : null;
    if (!next && !leader) continue;
    yield {
      key: `leader ${dc.ordinal}`,
      to: next ? next.key : 'none',
      delay: next ? timing.election : timing.leaderLost,
      apply: (now) => {
        const term = (world.leaders.get(dc)?.term ?? 1) + 1;
        world.leaders.set(dc, { server: next ?? null, since: now, term });
        if (next) raise(world, dc, 'health');
      },
    };
  }
};
