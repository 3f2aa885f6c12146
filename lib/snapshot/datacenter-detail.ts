import type { Datacenter, Federation, MeshGateway, Server } from '@/lib/federation/types';
import { hostPort } from '@/lib/federation/words';
import { optionTable } from './option-table';
import type { DatacenterDetail } from './types';

/** What is too much for the snapshot of a large federation: at 200 datacenters a quarter of a million views and beliefs. */
export function toDatacenterDetail(federation: Federation, datacenter: Datacenter): DatacenterDetail {
  const { name, servers, meshGateways } = datacenter;
  return {
    name,
    servers: servers.map(serverDetail),
    meshGateways: meshGateways.map(gatewayDetail),
    options: optionTable(federation, datacenter),
  };
}

function serverDetail({ node, views }: Server): DatacenterDetail['servers'][number] {
  return {
    node,
    views: views.map(({ vantage, datacenter, status }) => ({ vantage, datacenter, status })),
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
