import { leaderOf, raftPeers } from '../world';
import { forwarded, json, type Endpoint } from './endpoint';

/** Answered by any server of the datacenter, without a leader and without a token. */
export const STATUS: readonly Endpoint[] = [
  forwarded(
    '/v1/status/leader',
    ({ world, datacenter }) => {
      const leader = leaderOf(world, datacenter);
      return json(leader ? `${leader.address}:8300` : '');
    },
    { leader: 'never' },
  ),
  forwarded(
    '/v1/status/peers',
    ({ world, datacenter }) => json(raftPeers(world, datacenter).map((peer) => `${peer.address}:8300`)),
    { leader: 'never' },
  ),
];
