import type { Context, KnownText } from './types';

/** An address after `dial tcp` or an arrow: whose it is decides where the fault is. */
export function dialWords({ addresses, from, dialler }: Context): string {
  const target = addresses.find((owner) => owner.dialled) ?? addresses[0];
  if (!target) return 'A dial failed; the text does not say to which address.';
  const by = dialler ?? from;
  const who = dialler ? `A server of ${dialler.name}` : 'A server';
  const own = target.gateways.find(({ gateway, side }) => side === 'lan' && gateway.datacenter === by?.name);
  const [first] = target.gateways;
  // Without the one who dialled, only a LAN address that is no WAN address as well tells that it was an own gateway.
  const owner =
    own ?? (by === null && target.gateways.every(({ side }) => side === 'lan') ? first : undefined);
  const gone = owner ?? first;
  if (gone?.gone)
    return `${who} dialled ${target.address}, where mesh gateway ${gone.gateway.id} of ${gone.gateway.datacenter} was. It is not registered any more: whoever dialled has not heard of that yet, or has the address in primary_gateways.`;
  if (owner)
    return `A server of ${owner.gateway.datacenter} dialled its own mesh gateway ${owner.gateway.id} and got no connection: its process is dead or the address cannot be reached, whatever its check says.`;
  if (first)
    return `${who} dialled mesh gateway ${first.gateway.id} of ${first.gateway.datacenter} and got no connection: the gateway is dead, or a firewall stands between.`;
  const [server] = target.servers;
  if (server || target.address.endsWith(':8300'))
    return `${who} dialled ${server ? `server ${server.node} of ${server.datacenter}` : 'port 8300 of a server'} itself instead of a mesh gateway: it runs without enable_mesh_gateway_wan_federation, or the federation is traditional and TCP 8300 is closed.`;
  return `${who} dialled ${target.address}, which no mesh gateway and no server has now: an old registration, or an entry of primary_gateways that is out of date.`;
}

/** Connections that did not open, or were cut as soon as they were. */
export const DIAL_TEXTS: readonly KnownText[] = [
  {
    pattern: /rpc error making call: rpc error getting client: failed to get conn: dial tcp/,
    says: 'A server of the datacenter that was asked for could not dial the leader of its own datacenter: the leader has just died there and a new one is being elected. The way to that datacenter works.',
    codes: ['S1', 'S3', 'S2'],
    fault: 'named',
    remedy: 'Ask again after some seconds; if it stays, look at the leader of that datacenter.',
  },
  {
    pattern: /no such host/,
    says: (context) =>
      `A name could not be resolved. ${context.addresses.length > 0 ? dialWords(context) : ''}`.trim(),
    codes: ['G11', 'G5'],
    fault: 'either',
    remedy:
      'Mend the DNS record, or the entry that has the name: primary_gateways or the WAN address of a gateway.',
  },
  {
    pattern: /read tcp .*->.*(connection reset by peer|i\/o timeout|eof)/,
    says: ({ addresses }) => {
      const gateway = addresses.flatMap(({ gateways }) => gateways)[0]?.gateway;
      const who = gateway
        ? `mesh gateway ${gateway.id} of ${gateway.datacenter}`
        : 'what was dialled, mostly a mesh gateway,';
      return `The connection opened and was cut: ${who} has no route to the other datacenter, cannot reach its gateways, or a load balancer in front of it ends TLS. This is likely, not proven.`;
    },
    codes: ['G9', 'G6', 'G7', 'G10', 'S1'],
    fault: 'either',
    remedy:
      "Check in this order: the gateways of the other datacenter as this one knows them, their WAN addresses from the gateway, the gateway's token and meta, the load balancer in front.",
  },
  {
    pattern: /dial tcp/,
    says: dialWords,
    codes: ['G5', 'G8', 'G11', 'G12', 'G15', 'G6', 'N3', 'F1'],
    fault: 'either',
    remedy:
      'Start what does not listen at that address, open the way to it, or correct the entry that names it.',
  },
];
