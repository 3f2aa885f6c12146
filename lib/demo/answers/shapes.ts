import { atLeast, type Client, type Gateway, type HostPort, type Server } from '../topology';
import type { RecordedGateway } from '../world';

/** The parts of Consul's JSON that several endpoints share, as 1.8.7 writes them and newer versions extend them. */

type Place = { node: string; id: string; address: string; datacenter: string; index: number };

/** `Node` of a catalog entry. */
export function nodeShape({ node, id, address, datacenter, index }: Place) {
  return {
    ID: id,
    Node: node,
    Address: address,
    Datacenter: datacenter,
    TaggedAddresses: { lan: address, lan_ipv4: address, wan: address, wan_ipv4: address },
    Meta: { 'consul-network-segment': '' },
    CreateIndex: index,
    ModifyIndex: index,
  };
}

type CheckParts = {
  node: string;
  id: string;
  name: string;
  status: string;
  output: string;
  notes?: string;
  /** Absent for checks of the node. */
  service?: { id: string; name: string; tags: readonly string[] | null };
  type?: string;
  index: number;
  version: string;
};

/** One entry of `Checks`. Federation states write ServiceTags null where health writes an empty list. */
export function checkShape(parts: CheckParts, tagsOfNone: [] | null) {
  const { service } = parts;
  return {
    Node: parts.node,
    CheckID: parts.id,
    Name: parts.name,
    Status: parts.status,
    Notes: parts.notes ?? '',
    Output: parts.output,
    ServiceID: service?.id ?? '',
    ServiceName: service?.name ?? '',
    ServiceTags: service?.tags?.length ? service.tags : tagsOfNone,
    Type: parts.type ?? '',
    ...(atLeast(parts.version, '1.10.0') ? { Interval: '', Timeout: '', ExposedPort: 0 } : {}),
    Definition: {},
    CreateIndex: parts.index,
    ModifyIndex: parts.index,
  };
}

/** The node check that LAN gossip keeps. */
export function serfHealth(
  node: string,
  alive: boolean,
  index: number,
  version: string,
  tagsOfNone: [] | null,
) {
  const status = alive ? 'passing' : 'critical';
  const output = alive ? 'Agent alive and reachable' : 'Agent not live or unreachable';
  return checkShape(
    { node, id: 'serfHealth', name: 'Serf Health Status', status, output, index, version },
    tagsOfNone,
  );
}

/** Parts that every `Service` has. */
export function serviceTail(version: string, index: number) {
  return {
    Weights: { Passing: 1, Warning: 1 },
    EnableTagOverride: false,
    Proxy: atLeast(version, '1.10.0')
      ? { Mode: '', MeshGateway: {}, Expose: {} }
      : { MeshGateway: {}, Expose: {} },
    Connect: {},
    CreateIndex: index,
    ModifyIndex: index,
  };
}

/** A gateway instance with its node and checks, as health and as federation states list it. */
export function gatewayShape(recorded: RecordedGateway, version: string, tagsOfNone: [] | null) {
  const { gateway, checkIndex: index } = recorded;
  const address = ({ address: host, port }: HostPort) => ({ Address: host, Port: port });
  return {
    Node: nodeShape({
      node: gateway.node,
      id: gateway.nodeId,
      address: gateway.nodeAddress,
      datacenter: gateway.datacenter,
      index: 40,
    }),
    Service: {
      Kind: 'mesh-gateway',
      ID: gateway.id,
      Service: gateway.service,
      Tags: gateway.tags.length > 0 ? gateway.tags : tagsOfNone,
      Address: gateway.lan.address,
      TaggedAddresses: {
        lan: address(gateway.lan),
        lan_ipv4: address(gateway.lan),
        wan: address(gateway.wan),
        wan_ipv4: address(gateway.wan),
      },
      // fromEntries defines properties, so a key named __proto__ stays a key.
      Meta: Object.fromEntries([
        ...(recorded.tagged ? [['consul-wan-federation', '1']] : []),
        ...gateway.meta,
      ]),
      Port: gateway.lan.port,
      ...serviceTail(version, 60),
    },
    Checks: [
      serfHealth(gateway.node, true, 41, version, tagsOfNone),
      ...gatewayChecks(gateway, recorded, version).map((check) =>
        checkShape({ ...check, index }, tagsOfNone),
      ),
    ],
  };
}

function gatewayChecks(gateway: Gateway, { status, listening }: RecordedGateway, version: string) {
  const { address, port } = gateway.lan;
  const service = { id: gateway.id, name: gateway.service, tags: gateway.tags };
  const common = { node: gateway.node, service, version };
  const extra = gateway.extraChecks.map((check) => ({ ...common, ...check, status: 'passing', type: 'ttl' }));
  return [
    {
      ...common,
      id: `service:${gateway.id}:1`,
      name: 'Mesh Gateway Listening',
      status: listening ? 'passing' : 'critical',
      output: listening
        ? `TCP connect ${address}:${port}: Success`
        : `dial tcp ${address}:${port}: connect: connection refused`,
      type: 'tcp',
    },
    {
      ...common,
      id: `service:${gateway.id}:2`,
      name: 'Envoy ready',
      status,
      output:
        status === 'passing'
          ? `HTTP GET http://${address}:19000/ready: 200 OK Output: LIVE\n`
          : listening
            ? `HTTP GET http://${address}:19000/ready: 503 Service Unavailable Output: PRE_INITIALIZING\n`
            : `Get "http://${address}:19000/ready": dial tcp ${address}:19000: connect: connection refused`,
      type: 'http',
    },
    ...extra,
  ];
}

type MemberParts = {
  name: string;
  address: string;
  port: number;
  status: number;
  tags: Record<string, string>;
};

/** One entry of `/v1/agent/members`. */
export function memberShape({ name, address, port, status, tags }: MemberParts) {
  const versions = {
    ProtocolMin: 1,
    ProtocolMax: 5,
    ProtocolCur: 2,
    DelegateMin: 2,
    DelegateMax: 5,
    DelegateCur: 4,
  };
  return { Name: name, Addr: address, Port: port, Tags: tags, Status: status, ...versions };
}

/** Tags of a server in the WAN pool; the LAN pool has `wan_join_port` too. */
export function serverTags(server: Server, expect: number): Record<string, string> {
  const newer = atLeast(server.version, '1.9.0') ? { ft_si: '1' } : {};
  const own: [string, string][] = Object.entries({
    acls: '1',
    build: `${server.version}:`,
    dc: server.datacenter,
    ...(expect === 1 ? { bootstrap: '1' } : { expect: String(expect) }),
    ft_fs: '1',
    ...newer,
    id: server.id,
    port: '8300',
    raft_vsn: '3',
    role: 'consul',
    segment: '',
    use_tls: '1',
    vsn: '2',
    vsn_max: '3',
    vsn_min: '2',
  });
  return Object.fromEntries([...own, ...server.extraTags]);
}

/** Tags of a client agent in the LAN pool. */
export function clientTags(
  client: Pick<Client, 'id' | 'version'>,
  datacenter: string,
): Record<string, string> {
  return {
    acls: '1',
    build: `${client.version}:`,
    dc: datacenter,
    id: client.id,
    role: 'node',
    segment: '',
    vsn: '2',
    vsn_max: '3',
    vsn_min: '2',
  };
}
