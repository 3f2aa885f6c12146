import { acrossOf } from './across';
import type { Ground } from './ground';
import { byPort, pairsBetween, party, type Group } from './party';
import type { Opening, Openings } from './types';

const RPC = 'Requests that servers forward to another datacenter, and replication.';
const GOSSIP =
  'WAN gossip between servers: over udp, and over tcp for full exchanges and where udp does not get through.';

/** Every server to every server of every other datacenter (the document's Architecture). One row for each that is dialled. */
export function traditionalOpenings({ rpc, gossip }: Ground, most: number): Openings {
  const rows: Opening[] = [];
  let across = 0;
  const open = (all: readonly Group[], to: Group, protocol: Opening['protocol'], why: string) => {
    const from = all.filter((group) => group !== to);
    if (from.length === 0) return;
    for (const { port, group } of byPort(to))
      rows.push({
        from: party(from, 'servers', most),
        to: party([group], 'servers', most),
        port,
        protocol,
        why,
        within: false,
      });
    across += pairsBetween(from, to) * (protocol === 'tcp' ? 1 : 2);
  };
  rpc.forEach((to, i) => {
    open(rpc, to, 'tcp', RPC);
    const same = gossip[i];
    if (same) open(gossip, same, 'tcp+udp', GOSSIP);
  });
  return { rows, ...acrossOf(across, rpc, 'server with a known address') };
}
