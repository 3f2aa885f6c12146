import type { DatacenterSnapshot } from '@/lib/snapshot/types';

const ORDER = ['critical', 'warning', 'unknown', 'ok'];

/** The worst first; equal ones stay in the order of the federation. */
export const worstFirst = (datacenters: readonly DatacenterSnapshot[]): DatacenterSnapshot[] =>
  [...datacenters].sort((a, b) => ORDER.indexOf(a.status) - ORDER.indexOf(b.status));

/** "3 of 3 servers alive, 2 of 2 mesh gateways usable", as far as it is known. */
export function summaryText({ servers, meshGateways, meshGatewaysKnown, mode }: DatacenterSnapshot): string {
  const known = servers.filter(({ status }) => status !== 'unknown');
  const alive = servers.filter(({ status }) => status === 'alive').length;
  // A server that left is gone on purpose: it is not counted as missing.
  const wanted = servers.filter(({ status }) => status !== 'left').length;
  const ofServers =
    servers.length === 0
      ? 'no server known'
      : known.length === 0
        ? `${servers.length} servers, status not known`
        : `${alive} of ${wanted} servers alive`;
  if (mode === 'traditional' && meshGateways.length === 0) return ofServers;
  if (!meshGatewaysKnown) return `${ofServers}, mesh gateways not known`;
  const federated = meshGateways.filter(({ federation }) => federation);
  const usable = federated.filter((gateway) => gateway.usable).length;
  return `${ofServers}, ${usable} of ${federated.length} mesh gateways usable`;
}
