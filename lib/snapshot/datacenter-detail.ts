import type { Datacenter, Federation, MeshGateway, Server } from '@/lib/federation/types';
import { hostPort } from '@/lib/federation/words';
import { certificateDetail } from './certificate-detail';
import { datacenterCommands } from './datacenter-commands';
import { replicationDetail } from './replication-detail';
import { optionTable } from './option-table';
import type { DatacenterDetail } from './types';

/** What is too much for the snapshot of a large federation: at 200 datacenters a quarter of a million views and beliefs. */
export function toDatacenterDetail(federation: Federation, datacenter: Datacenter): DatacenterDetail {
  const { name, servers, meshGateways } = datacenter;
  return {
    name,
    servers: servers.map((server) => serverDetail(server, datacenter, federation.takenAt)),
    meshGateways: meshGateways.map(gatewayDetail),
    options: optionTable(federation, datacenter),
    ...replicationDetail(datacenter),
    ...datacenterCommands(federation, datacenter),
  };
}

function serverDetail(
  server: Server,
  datacenter: Datacenter,
  now: number,
): DatacenterDetail['servers'][number] {
  const { node, views } = server;
  return {
    node,
    views: views.map((view) => ({ vantage: view.vantage, datacenter: view.datacenter, status: view.status })),
    certificate: certificateDetail(server, datacenter, now),
  };
}

function gatewayDetail({ id, node, checks, beliefs }: MeshGateway): DatacenterDetail['meshGateways'][number] {
  return {
    id,
    node,
    checks: checks.map((check) => ({ name: check.name, status: check.status, output: check.output })),
    beliefs: beliefs.map(({ observer, wan, status, matchesLive }) => ({
      observer,
      wan: wan && hostPort(wan),
      status,
      matchesLive,
    })),
  };
}
