import type { Client, Server } from '../topology';
import { liveGateways } from '../world';
import { forwarded, json, type Answer, type Ask, type Endpoint } from './endpoint';
import { checkShape, gatewayShape, nodeShape, serfHealth, serviceTail } from './shapes';

export const HEALTH: readonly Endpoint[] = [
  forwarded('/v1/health/service/', serviceHealth, { blocksOn: 'health', consistencyHeader: true }),
];

function serviceHealth(ask: Ask): Answer {
  const { world, datacenter: dc, rest: name } = ask;
  if (!name) return { status: 400, text: 'Missing service name' };
  const gateways = liveGateways(world, dc).filter((gateway) => gateway.gateway.service === name);
  const entries: { Checks: { Status: string }[] }[] = gateways.map((gateway) =>
    gatewayShape(gateway, dc.version, []),
  );
  // Members that left are deregistered from the catalog.
  if (name === 'consul') {
    entries.push(
      ...dc.servers
        .filter((server) => world.lan.get(server) !== 'left')
        .map((server) => serverEntry(server, !world.lan.has(server))),
    );
  }
  for (const service of dc.services) {
    if (service.name === name) entries.push(...service.nodes.map((client) => appEntry(ask, service, client)));
  }
  const passing = ask.query.has('passing');
  return json(
    entries.filter(({ Checks }) => !passing || Checks.every((check) => check.Status === 'passing')),
  );
}

function serverEntry(server: Server, alive: boolean) {
  const { node, id, address, datacenter, version } = server;
  return {
    Node: nodeShape({ node, id, address, datacenter, index: 10 }),
    Service: {
      ID: 'consul',
      Service: 'consul',
      Tags: [],
      Address: '',
      Meta: {
        non_voter: 'false',
        raft_version: '3',
        serf_protocol_current: '2',
        serf_protocol_max: '5',
        serf_protocol_min: '1',
        version,
      },
      Port: 8300,
      ...serviceTail(version, 10),
    },
    Checks: [serfHealth(node, alive, 10, version, [])],
  };
}

function appEntry({ datacenter: dc }: Ask, service: Ask['datacenter']['services'][number], client: Client) {
  const { node, id, address, version } = client;
  const { name, tags, port } = service;
  return {
    Node: nodeShape({ node, id, address, datacenter: dc.name, index: 70 }),
    Service: {
      ID: name,
      Service: name,
      Tags: tags,
      Address: '',
      Meta: {},
      Port: port,
      ...serviceTail(version, 71),
    },
    Checks: [
      serfHealth(node, true, 70, version, []),
      checkShape(
        {
          node,
          id: `service:${name}`,
          name: `${name} port`,
          status: 'passing',
          output: `TCP connect ${address}:${port}: Success`,
          service: { id: name, name, tags },
          type: 'tcp',
          index: 71,
          version,
        },
        [],
      ),
    ],
  };
}
