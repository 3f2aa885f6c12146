import type { Datacenter, Quorum } from '../types';
import type { Ground } from './ground';
import type { Stops } from './stops';

/** What a datacenter is left with. */
export type Remains = {
  datacenter: string;
  /** Usable mesh gateways by its own registrations; null when they are not known or do not matter. */
  gateways: { before: number; after: number; last: string | null } | null;
  /** Voters; null when their number or life is not known. */
  quorum: (Quorum & { aliveAfter: number; kept: boolean }) | null;
  /** The primary keeps ACLs, federation states and the CA of all. */
  primary: boolean;
};

export function remainsOf(ground: Ground, datacenter: Datacenter, stops: Stops): Remains {
  const { name, role } = datacenter;
  return {
    datacenter: name,
    gateways: gatewaysOf(ground, datacenter, stops),
    quorum: quorumOf(datacenter, stops),
    primary: role === 'primary',
  };
}

function gatewaysOf(ground: Ground, { name, mode }: Datacenter, stops: Stops): Remains['gateways'] {
  const live = ground.live(name);
  if (live === null || mode === 'traditional') return null;
  const usable = [...live.values()].filter((gateway) => gateway.usable);
  const left = usable.filter(({ node, id }) => !stops.hasGateway(name, node, id));
  const [only, second] = left;
  return {
    before: usable.length,
    after: left.length,
    last: only && !second ? `${only.id} on ${only.node}` : null,
  };
}

/** A server that does not vote costs no quorum; one of which that is not known may. */
function quorumOf({ name, servers, quorum }: Datacenter, stops: Stops): Remains['quorum'] {
  if (!quorum) return null;
  const lost = servers.filter(
    ({ node, voter, status }) => voter !== false && status === 'alive' && stops.hasServer(name, node),
  ).length;
  const aliveAfter = Math.max(0, quorum.alive - lost);
  return { ...quorum, aliveAfter, kept: aliveAfter >= quorum.needed };
}
