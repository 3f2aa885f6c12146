import { atLeast, type Server } from '../topology';
import { leaderOf, raftPeers } from '../world';
import { coordShape } from './coordinate';
import { debugConfig } from './debug-config';
import { agentLocal, json, type Ask, type Endpoint } from './endpoint';
import { clientTags, memberShape, serverTags } from './shapes';

const STATUS = { none: 0, alive: 1, leaving: 2, left: 3, failed: 4 } as const;

export const AGENT: readonly Endpoint[] = [
  agentLocal('/v1/agent/self', (ask) => json(self(ask))),
  agentLocal('/v1/agent/members', (ask) => json(ask.query.get('wan') ? wanMembers(ask) : lanMembers(ask))),
];

function self({ world, server, datacenter }: Ask) {
  const { version, node, id, address } = server;
  const newer = atLeast(version, '1.9.0')
    ? { PrimaryDatacenter: world.topology.primary.name, BuildDate: '2022-11-01T00:00:00Z' }
    : {};
  const leader = leaderOf(world, datacenter);
  const members = wanStatuses({ world, datacenter });
  const count = (status: string) => String(members.filter((member) => member.status === status).length);
  const peers = raftPeers(world, datacenter);
  const index = String(world.indexes.get(datacenter)?.health ?? 0);
  const gossip = {
    coordinate_resets: '0',
    encrypted: 'true',
    event_queue: '0',
    event_time: '9',
    health_score: '0',
  };
  const queues = { intent_queue: '0', member_time: '40', query_queue: '0', query_time: '1' };
  const lan = lanMembers({ world, datacenter });
  return {
    Config: {
      Datacenter: datacenter.name,
      NodeName: node,
      NodeID: id,
      Revision: '',
      Server: true,
      Version: version,
      ...newer,
    },
    DebugConfig: debugConfig(world, datacenter, server),
    Coord: coordShape({ vec: new Array<number>(8).fill(0), adjustment: 0 }),
    Member: memberShape({
      name: node,
      address,
      port: 8301,
      status: STATUS.alive,
      tags: { ...serverTags(server, datacenter.servers.length), wan_join_port: '8302' },
    }),
    Stats: {
      agent: { check_monitors: '0', check_ttls: '0', checks: '0', services: '0' },
      build: { prerelease: '', revision: '', version },
      consul: {
        acl: 'enabled',
        bootstrap: String(datacenter.servers.length === 1),
        known_datacenters: String(world.topology.datacenters.length + world.topology.ghosts.length),
        leader: String(leader === server),
        leader_addr: leader ? `${leader.address}:8300` : '',
        server: 'true',
      },
      raft: {
        applied_index: index,
        commit_index: index,
        fsm_pending: '0',
        last_contact: leader === server ? '0' : leader ? '12.4ms' : 'never',
        last_log_index: index,
        last_log_term: String(world.leaders.get(datacenter)?.term ?? 0),
        last_snapshot_index: '0',
        last_snapshot_term: '0',
        latest_configuration: `[${peers.map((peer) => `{Suffrage:Voter ID:${peer.id} Address:${peer.address}:8300}`).join(' ')}]`,
        latest_configuration_index: '0',
        num_peers: String(peers.length - 1),
        protocol_version: '3',
        protocol_version_max: '3',
        protocol_version_min: '0',
        snapshot_version_max: '1',
        snapshot_version_min: '0',
        state: leader === server ? 'Leader' : leader ? 'Follower' : 'Candidate',
        term: String(world.leaders.get(datacenter)?.term ?? 0),
      },
      runtime: {
        arch: 'amd64',
        cpu_count: '4',
        goroutines: '140',
        max_procs: '4',
        os: 'linux',
        version: 'go1.18.1',
      },
      serf_lan: {
        ...gossip,
        ...queues,
        members: String(lan.length),
        failed: String(lan.filter((member) => member.Status === STATUS.failed).length),
        left: String(lan.filter((member) => member.Status === STATUS.left).length),
      },
      serf_wan: {
        ...gossip,
        ...queues,
        members: String(members.length),
        failed: count('failed'),
        left: count('left'),
      },
    },
    Meta: { 'consul-network-segment': '' },
  };
}

function lanMembers({ world, datacenter: dc }: Pick<Ask, 'world' | 'datacenter'>) {
  const servers = dc.servers.map((server) =>
    memberShape({
      name: server.node,
      address: server.address,
      port: 8301,
      status: STATUS[world.lan.get(server) ?? 'alive'],
      tags: { ...serverTags(server, dc.servers.length), wan_join_port: '8302' },
    }),
  );
  const hosts = dc.gateways.map((gateway) => ({
    node: gateway.node,
    id: gateway.nodeId,
    address: gateway.nodeAddress,
    version: dc.version,
  }));
  const clients = [...hosts, ...dc.clients].map((client) =>
    memberShape({
      name: client.node,
      address: client.address,
      port: 8301,
      status: STATUS.alive,
      tags: clientTags(client, dc.name),
    }),
  );
  return [...servers, ...clients];
}

type WanStatus = { server: Server; expect: number; status: 'alive' | 'failed' | 'left' };

function wanStatuses({ world, datacenter }: Pick<Ask, 'world' | 'datacenter'>): WanStatus[] {
  const view = world.wan.get(datacenter);
  return world.topology.datacenters.flatMap((dc) =>
    dc.servers.map((server) => ({ server, expect: dc.servers.length, status: view?.get(server) ?? 'alive' })),
  );
}

function wanMembers(ask: Pick<Ask, 'world' | 'datacenter'>) {
  const played = wanStatuses(ask).map(({ server, expect, status }) =>
    memberShape({
      name: `${server.node}.${server.datacenter}`,
      address: server.address,
      port: 8302,
      status: STATUS[status],
      tags: serverTags(server, expect),
    }),
  );
  const ghosts = ask.world.topology.ghosts.map((name, i) =>
    memberShape({
      name: `ghost-${i}.${name}`,
      address: name,
      port: 8302,
      // Beyond Serf's five states too: newer versions may add some.
      status: i % 9,
      tags: { role: 'consul', dc: name, id: name, build: `${name}:`, port: name, expect: name },
    }),
  );
  return [...played, ...ghosts];
}
