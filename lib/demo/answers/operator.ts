import { leaderOf, raftPeers } from '../world';
import { forwarded, json, type Ask, type Endpoint } from './endpoint';

export const OPERATOR: readonly Endpoint[] = [
  forwarded(
    '/v1/operator/autopilot/health',
    (ask) => {
      const body = autopilotHealth(ask);
      return { status: body.Healthy ? 200 : 429, body };
    },
    { leader: 'always', operatorRead: true },
  ),
  forwarded('/v1/operator/raft/configuration', (ask) => json(raftConfiguration(ask)), { operatorRead: true }),
];

function autopilotHealth({ world, datacenter }: Ask) {
  const peers = raftPeers(world, datacenter);
  const { term = 0, since = world.startedAt } = world.leaders.get(datacenter) ?? {};
  const servers = peers.map((server) => {
    const healthy = !world.conditions.stoppedServers.has(server);
    const leader = leaderOf(world, datacenter) === server;
    return {
      ID: server.id,
      Name: server.node,
      Address: `${server.address}:8300`,
      SerfStatus: world.lan.get(server) ?? 'alive',
      Version: server.version,
      Leader: leader,
      LastContact: leader ? '0s' : healthy ? `${11 + server.ordinal}.3ms` : '12.6s',
      LastTerm: term,
      LastIndex: world.indexes.get(datacenter)?.health ?? 0,
      Healthy: healthy,
      Voter: true,
      StableSince: new Date(since).toISOString().replace(/\.\d+Z$/, 'Z'),
    };
  });
  const healthy = servers.filter((server) => server.Healthy).length;
  const quorum = Math.floor(peers.length / 2) + 1;
  return {
    Healthy: healthy === servers.length,
    FailureTolerance: Math.max(0, healthy - quorum),
    Servers: servers,
  };
}

function raftConfiguration({ world, datacenter }: Ask) {
  const leader = leaderOf(world, datacenter);
  return {
    Servers: raftPeers(world, datacenter).map((server) => ({
      ID: server.id,
      Node: server.node,
      Address: `${server.address}:8300`,
      Leader: server === leader,
      ProtocolVersion: '3',
      Voter: true,
    })),
    Index: 0,
  };
}
