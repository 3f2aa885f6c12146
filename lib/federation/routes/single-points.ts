import type { Datacenter, Federation } from '../types';
import { counted, nameList } from '../words';
import { groundOf, type Ground } from './ground';
import { primaryGatewaysOf } from './primary-hop';
import type { Stop } from './stops';

/** Something whose loss alone stops something. */
export type SinglePoint = {
  kind: 'gateway' | 'gateway-node' | 'server' | 'primary-gateways' | 'primary';
  datacenter: string;
  /** One sentence: what it is and what hangs on it. */
  sentence: string;
  /** What to think away to see it; empty where stopping it now breaks nothing. */
  stops: readonly Stop[];
};

/** All of them, in federation order. A datacenter of which nobody tells has none that are known, not none. */
export function singlePoints(federation: Federation): SinglePoint[] {
  const ground = groundOf(federation);
  return federation.datacenters.flatMap((datacenter) => [
    ...primary(federation, datacenter),
    ...gateways(ground, datacenter),
    ...servers(datacenter),
    ...option(ground, datacenter),
  ]);
}

function primary({ datacenters, mode }: Federation, { name, role }: Datacenter): SinglePoint[] {
  if (role !== 'primary' || datacenters.length < 2) return [];
  const kept =
    mode === 'traditional'
      ? 'no ACL and no CA certificate'
      : 'no ACL, no CA certificate and no gateway address';
  const sentence = `${name} is the primary: without it ${kept} changes anywhere; ways between the others go on.`;
  return [{ kind: 'primary', datacenter: name, sentence, stops: [{ kind: 'datacenter', datacenter: name }] }];
}

function gateways(ground: Ground, { name, mode }: Datacenter): SinglePoint[] {
  const live = ground.live(name);
  if (live === null || mode === 'traditional') return [];
  const usable = [...live.values()].filter((gateway) => gateway.usable);
  const [only, second] = usable;
  if (!only) return [];
  const stops = usable.map(({ node, id }): Stop => ({ kind: 'gateway', datacenter: name, node, id }));
  if (!second) {
    const sentence = `${only.id} on ${only.node} is the only usable mesh gateway of ${name}: without it nobody reaches ${name}, and ${name} reaches at most the primary.`;
    return [{ kind: 'gateway', datacenter: name, sentence, stops }];
  }
  if (usable.some(({ node }) => node !== only.node)) return [];
  const sentence = `All ${counted(usable.length, 'usable mesh gateway')} of ${name} run on ${only.node}: they stop together.`;
  return [{ kind: 'gateway-node', datacenter: name, sentence, stops }];
}

function servers({ name, quorum, servers: all, leader }: Datacenter): SinglePoint[] {
  if (!quorum || quorum.tolerance !== 0 || !leader.known || leader.value === null) return [];
  const voters = all.filter(({ voter, status }) => voter !== false && status === 'alive');
  const [first, second] = voters;
  if (!first) return [];
  const sentence = second
    ? `${name} needs ${quorum.needed} of ${counted(quorum.voters, 'voter')} and has no more: without any one of ${nameList(voters.map(({ node }) => node))} it has no leader.`
    : `${first.node} is the only server of ${name}: without it ${name} has no leader and nobody reaches it.`;
  return [
    {
      kind: 'server',
      datacenter: name,
      sentence,
      stops: [{ kind: 'server', datacenter: name, node: first.node }],
    },
  ];
}

function option(ground: Ground, { name, role, mode, servers: all }: Datacenter): SinglePoint[] {
  if (role !== 'secondary' || mode === 'traditional') return [];
  const [only, second] = primaryGatewaysOf(ground, name, all) ?? [];
  if (only === undefined || second !== undefined || only.includes('provider=')) return [];
  const sentence = `primary_gateways of ${name} names ${only} alone: a new or wiped server of ${name} joins only through it.`;
  return [{ kind: 'primary-gateways', datacenter: name, sentence, stops: [] }];
}
