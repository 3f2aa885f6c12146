import { whoseWay } from './outlook';
import type { Chain, DialRule } from './types';

type Told = Pick<Chain, 'who' | 'servers' | 'sure'> & {
  rule: DialRule;
  from: string;
  to: string;
  primary: string | null;
  /** Whether `from` has a gateway of its own to choose. */
  hasOwn: boolean;
};

/** Which of Consul's rules chose the first hop, and why that one. */
export function ruleSentence(told: Told): string {
  const { rule, from, to, primary, sure } = told;
  const asking = `${whoseWay(told, from)} ${isMany(told) ? 'dial' : 'dials'}`;
  const perhaps = sure ? '' : ' Or the other way: which of the two cannot be seen from outside.';
  switch (rule) {
    case 'direct':
      return `${asking} the servers of ${to} themselves on port 8300: the federation flag is off, so no mesh gateway is used.`;
    case 'unknown':
      return `How ${from} is federated could not be read, so nobody knows how it dials ${to}.`;
    case 'local-gateways':
      return to === primary
        ? `${asking} a mesh gateway of ${from} by its LAN address, also towards the primary ${to}${sure ? `: ${throughOwn(told)}` : ''}.${perhaps}`
        : `${asking} a mesh gateway of ${from} by its LAN address: to every datacenter but the primary that is the only way.`;
    case 'primary-addresses':
      return `${asking} the mesh gateways of the primary ${to} themselves, by the WAN addresses of its federation state and by primary_gateways${sure ? `: ${notOwn(told)}` : ''}.${perhaps}`;
    case 'primary-gateways-option':
      return `${asking} what primary_gateways names: the federation state of ${from} holds no usable mesh gateway of the primary ${to}.${perhaps}`;
  }
}

const isMany = ({ who, servers }: Told): boolean => who !== 'all' && servers.length > 1;

const IN_SYNC = 'its federation states are in sync, so their replication works';
const NEW_FOLLOWERS = 'followers since 1.8.8 and 1.9.2 always do';

function throughOwn({ who, servers }: Told): string {
  if (who === 'leader' || (who === 'all' && servers.length === 1)) return IN_SYNC;
  return who === 'all' ? `${NEW_FOLLOWERS}, and the leader while replication works` : NEW_FOLLOWERS;
}

const notOwn = ({ from, hasOwn }: Told): string =>
  hasOwn
    ? 'followers below 1.8.8 and 1.9.2 never use their own mesh gateways towards the primary'
    : `${from} has no usable mesh gateway of its own`;
