import { acrossOf } from './across';
import type { Ground } from './ground';
import { byPort, pairsBetween, party, type Group } from './party';
import type { Opening, Openings } from './types';

const OUT = 'Servers dial their own gateways for everything that goes to another datacenter, gossip as well.';
const IN =
  'Gateways hand on what arrives to the server whose name it carries; gossip comes on this port too.';
const BETWEEN =
  'Gateways dial the gateways of every other datacenter. Behind NAT the source is another address.';
const FALLBACK =
  'Servers of secondaries dial the gateways of the primary themselves (primary_gateways): to join for the first time, and whenever their own gateways or the replication fail.';

/** Servers to their own gateways, gateways to gateways, gateways to their own servers, secondaries to the primary's gateways. */
export function meshGatewayOpenings(ground: Ground, most: number): Openings {
  const { lanServers, lanGateways, wanGateways, primary } = ground;
  const rows: Opening[] = [];
  let across = 0;
  const open = (from: readonly Group[], to: Group | undefined, why: string, within: boolean) => {
    const [first] = from;
    if (!to || !first) return;
    for (const { port, group } of byPort(to))
      rows.push({
        from: party(from, first.role, most),
        to: party([group], to.role, most),
        port,
        protocol: 'tcp',
        why,
        within,
      });
    if (!within) across += pairsBetween(from, to);
  };
  wanGateways.forEach((to, i) =>
    open(
      lanGateways.filter((_, other) => other !== i),
      to,
      BETWEEN,
      false,
    ),
  );
  const home = wanGateways.findIndex(({ datacenter }) => datacenter === primary);
  open(
    lanServers.filter((_, other) => other !== home),
    wanGateways[home],
    FALLBACK,
    false,
  );
  lanServers.forEach((servers, i) => {
    const gateways = lanGateways[i];
    if (!gateways) return;
    open([servers], gateways, OUT, true);
    open([gateways], servers, IN, true);
  });
  return { rows, ...acrossOf(across, wanGateways, 'mesh gateway with a known WAN address') };
}
