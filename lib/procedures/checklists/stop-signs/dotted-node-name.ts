import { nameList } from '@/lib/diagnosis/words';
import { listingOf, presentServers } from '../parts/versions';
import type { SignOf } from './sign';

/** Gossip through gateways finds the datacenter behind the first dot of a WAN name (agent/consul/wanfed); a slash is refused at start. */
export const dottedNodeName: SignOf = (_ground, datacenters) => {
  const sign = { id: 'dotted-node-name', title: 'Node names with dots or slashes' };
  const servers = datacenters.flatMap(presentServers);
  const dotted = servers.filter(({ node }) => /[./]/.test(node));
  if (dotted.length > 0)
    return {
      ...sign,
      state: 'stop',
      sentence: `${nameList(dotted.map(({ node, datacenter }) => `${node} of ${datacenter}`))}: Consul starts with such a name, but gossip to that server through mesh gateways then fails for ever ("node name does not encode a datacenter").`,
      evidence: dotted.slice(0, 6).flatMap(listingOf),
      remedy: [
        {
          text: `Give ${dotted.length === 1 ? 'it' : 'them'} a node_name without dots, make new certificates with that name, and let each server leave before it comes back under the new name.`,
          config: `node_name = ${JSON.stringify((dotted[0]?.node ?? '').split(/[./]/)[0])}`,
        },
      ],
    };
  return servers.length === 0
    ? { ...sign, state: 'not-checked', sentence: 'No server is seen.', evidence: [], remedy: [] }
    : {
        ...sign,
        state: 'clear',
        sentence: 'No server has a dot or a slash in its name.',
        evidence: [],
        remedy: [],
      };
};
