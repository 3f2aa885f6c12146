import { closest, distance } from 'fastest-levenshtein';
import type { Server } from '@/lib/federation/types';
import { registeredGateways, whyUnusable } from '../usable-gateways';
import { hostPort, nameList } from '../words';
import type { AddressOwner, Context } from './types';

/** What the names and addresses of a line are now, one sentence each. */
export function describe(context: Context): string[] {
  const { addresses, servers, stranger, federation, datacenters } = context;
  const bySelf = new Set(addresses.flatMap((owner) => owner.servers));
  return [
    ...addresses.flatMap(describeAddress),
    ...servers.filter((server) => !bySelf.has(server)).map(describeServer),
    ...(stranger === null ? [] : [describeStranger(stranger, context)]),
    ...datacenters
      .filter(
        ({ meshGateways, liveGateways }) => liveGateways.known && meshGateways.every(({ usable }) => !usable),
      )
      .filter(({ mode }) => mode !== 'traditional')
      .map((datacenter) => {
        const { gateways } = registeredGateways(federation, datacenter);
        return `${datacenter.name} has no usable mesh gateway now: ${whyUnusable(gateways)}.`;
      }),
  ];
}

function describeAddress({ address, gateways, servers, namedBy, dialled }: AddressOwner): string[] {
  const lines = [
    ...gateways.map((one) => describeGateway(address, one)),
    ...servers.map((server) => {
      const port = /:(\d+)$/.exec(address)?.[1];
      const what =
        port === '8300'
          ? 'the RPC address'
          : port === '8302'
            ? 'the WAN gossip address'
            : port
              ? 'an address'
              : 'the address';
      return `${address} is ${what} of server ${server.node} of ${server.datacenter}, ${server.status}.`;
    }),
  ];
  const named = nameList(
    namedBy.map(({ node, datacenter }) => `${node} of ${datacenter}`),
    3,
  );
  if (lines.length > 0) return lines;
  if (namedBy.length > 0)
    return [`${address} is in primary_gateways of ${named}, but no registered mesh gateway has it.`];
  return dialled ? [`${address} belongs to no mesh gateway and no server that is known now.`] : [];
}

function describeGateway(address: string, { gateway, side, gone }: AddressOwner['gateways'][number]): string {
  const { id, node, datacenter, status, usable, federation, lan, wan } = gateway;
  const whose = `the ${side === 'lan' ? 'LAN' : 'WAN'} address of mesh gateway ${id} on ${node} in ${datacenter}`;
  if (gone) return `${address} was ${whose}, which is not registered any more; some still believe it.`;
  const now = side === 'lan' ? hostPort(lan) : wan && hostPort(wan);
  if (now !== address)
    return `${address} was ${whose} and some still believe it; it is at ${now ?? 'no address'} now.`;
  const tag = federation ? '' : ', not tagged for federation';
  return `${address} is ${whose}, ${usable ? 'usable' : 'not usable'} by its registration (${status}${tag}).`;
}

const describeServer = ({ node, datacenter, status }: Server): string =>
  `${node} is a server of ${datacenter}, ${status}.`;

function describeStranger(name: string, { federation }: Context): string {
  const names = federation.datacenters.map((datacenter) => datacenter.name);
  if (names.length === 0) return `No datacenter is called ${name} now.`;
  const nearest = closest(name.toLowerCase(), names);
  const alike =
    distance(name.toLowerCase(), nearest) <= 2 ? ` The nearest is ${nearest}: names are lower case.` : '';
  return `No datacenter is called ${name} now. Known: ${nameList(names, 6)}.${alike}`;
}
