import type { Status } from '@/lib/diagnosis/types';
import type { Datacenter, MeshGateway, Server } from '@/lib/federation/types';
import { hostPort } from '@/lib/federation/words';
import type { DatacenterSnapshot, MeshGatewaySnapshot, ServerSnapshot } from './types';

function toServer(server: Server): ServerSnapshot {
  return {
    node: server.node,
    address: server.address,
    version: server.version,
    status: server.status,
    leader: server.leader,
    voter: server.voter,
    meshGatewayWanFederation: server.self?.known ? server.self.value.meshGatewayWanFederation : null,
  };
}

function toMeshGateway(gateway: MeshGateway, { observed }: Datacenter): MeshGatewaySnapshot {
  return {
    id: gateway.id,
    node: gateway.node,
    service: gateway.service,
    lan: hostPort(gateway.lan),
    wan: gateway.wan && hostPort(gateway.wan),
    federation: gateway.federation,
    status: gateway.status,
    usable: gateway.usable,
    seen: gateway.seen === 'live' && observed === 'hearsay' ? 'last-told' : gateway.seen,
  };
}

/** What the browser is told of one datacenter. `status` is the worst of the findings about it, decided by lib/diagnosis. */
export function toDatacenterSnapshot(datacenter: Datacenter, status: Status): DatacenterSnapshot {
  const { leader } = datacenter;
  return {
    name: datacenter.name,
    role: datacenter.role,
    mode: datacenter.mode,
    observed: datacenter.observed,
    through: datacenter.through,
    configured: datacenter.configured,
    status,
    leader: leader.known ? leader.value : null,
    leaderKnown: leader.known,
    quorum: datacenter.quorum,
    servers: datacenter.servers.map(toServer),
    clientAgents: datacenter.clientAgents,
    meshGateways: datacenter.meshGateways.map((gateway) => toMeshGateway(gateway, datacenter)),
    meshGatewaysKnown: datacenter.liveGateways.known,
    versions: [
      ...new Set(datacenter.servers.flatMap(({ version }) => (version === null ? [] : [version]))),
    ].sort(),
  };
}
