import type { Datacenter, Server } from '../types';
import { followersUseOwnGateways } from './consul-version';
import { replicationInSync } from './replication';
import type { Ground } from './ground';
import type { Stops } from './stops';
import type { Hop } from './types';

/** Servers of one datacenter that choose the first hop alike. */
export type DialGroup = {
  who: 'all' | 'leader' | 'followers' | 'some';
  servers: readonly Server[];
  /** own: by their own gateways; primary: the primary's gateways themselves; direct: the server; either: own or primary. */
  way: 'own' | 'primary' | 'direct' | 'either' | 'unknown';
};

type Way = DialGroup['way'];

/**
 * How the servers of `from` choose towards `to` (agent/consul/gateway_locator.go). Only towards the primary they differ: through their
 * own gateways if they have usable ones and dialPrimaryThroughLocal holds, which followers below 1.8.8 and 1.9.2 never set.
 */
export function dialGroups(
  ground: Ground,
  from: Datacenter,
  to: string,
  ownGateways: Hop,
  stops: Stops,
): DialGroup[] {
  const left = remaining(from, stops);
  const asking = left.filter(({ status }) => status === 'alive' || status === 'leaving');
  const servers = asking.length > 0 ? asking : left.filter(({ status }) => status !== 'left');
  const wayOf = (server: Server | null): Way => {
    const flag = server?.self?.known ? server.self.value.meshGatewayWanFederation : null;
    if (flag === false || (flag === null && from.mode === 'traditional')) return 'direct';
    if (flag === null && (from.mode === 'unknown' || from.mode === 'mixed')) return 'unknown';
    return gatewayWay(ground, from, to, ownGateways, server);
  };
  if (servers.length === 0) return [{ who: 'all', servers: [], way: wayOf(null) }];
  const byWay = new Map<Way, Server[]>();
  for (const server of servers) {
    const way = wayOf(server);
    byWay.set(way, [...(byWay.get(way) ?? []), server]);
  }
  return [...byWay].map(([way, group]) => ({ who: whoOf(group, servers), servers: group, way }));
}

/** The servers that are not stopped. With the leader gone nobody knows which of them leads next. */
function remaining({ name, servers }: Datacenter, stops: Stops): readonly Server[] {
  const left = servers.filter(({ node }) => !stops.hasServer(name, node));
  const lostLeader = servers.some(({ node, leader }) => leader === true && stops.hasServer(name, node));
  return lostLeader ? left.map((server) => ({ ...server, leader: left.length === 1 ? true : null })) : left;
}

function gatewayWay(
  ground: Ground,
  from: Datacenter,
  to: string,
  ownGateways: Hop,
  server: Server | null,
): Way {
  const { primary } = ground.federation;
  if (from.role === 'primary' || (primary !== null && to !== primary)) return 'own';
  if (primary === null) return 'unknown';
  if (ownGateways.state === 'unknown' && ownGateways.candidates.length === 0) return 'either';
  if (!ownGateways.candidates.some(({ chosen }) => chosen)) return 'primary';
  const asFollower = followersUseOwnGateways(server?.version ?? null);
  const asLeader = replicationInSync(ground, from.name) === true ? true : null;
  const through =
    server === null || server.leader === null
      ? asFollower === asLeader
        ? asFollower
        : null
      : server.leader
        ? asLeader
        : asFollower;
  return through === null ? 'either' : through ? 'own' : 'primary';
}

function whoOf(group: readonly Server[], all: readonly Server[]): DialGroup['who'] {
  if (group.length === all.length) return 'all';
  const leaders = group.filter(({ leader }) => leader === true).length;
  if (leaders === 1 && group.length === 1) return 'leader';
  const followers = all.filter(({ leader }) => leader === false).length;
  return leaders === 0 && group.length === followers ? 'followers' : 'some';
}
