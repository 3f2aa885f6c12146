import { takeKey } from '../remedies';
import { forceLeave, removeMember } from '../remove-member';
import type { Context, KnownText } from './types';

/** Of an old name that the line does not tell: what the datacenter of it can do in every version. */
const removeOld = ({ servers: [server], federation }: Context) => [
  server
    ? removeMember(federation, server, 'Remove the old member')
    : {
        text: 'Remove the old member, on a server of its own datacenter: out of the LAN pool, and out of the WAN pools with it. What only WAN pools list takes Consul 1.11 or later, -wan and <node>.<dc>.',
        command: forceLeave('<node>'),
      },
];

/** WAN and LAN gossip, and the router. */
export const GOSSIP_TEXTS: readonly KnownText[] = [
  {
    pattern: /node name does not encode a datacenter/,
    says: 'A server is called by a name with a dot. Consul starts with it, but gossip through mesh gateways cannot tell node and datacenter apart: the member stays alive forever, whatever happens to it.',
    codes: ['F12'],
    fault: 'named',
    remedy:
      'Give the server a node_name without dots and a new certificate for it, then remove the old member.',
  },
  {
    pattern:
      /(no installed keys could decrypt|remote state is encrypted and encryption is not configured|encryption is configured but remote state is not encrypted)/,
    says: 'The WAN gossip pools have no encryption key in common.',
    codes: ['N1'],
    fault: 'either',
    remedy: ({ text, from }) => [
      {
        text: 'Compare the WAN keys of the datacenters.',
        command: 'consul keyring -list',
      },
      ...(/encryption is not configured|encryption is configured/.test(text.toLowerCase())
        ? [
            {
              text: 'One side does not encrypt at all: set the key of the other there, and restart one server after the other.',
              config: 'encrypt = "<the gossip key, the same in all datacenters>"',
            },
          ]
        : takeKey(from?.name ?? 'the datacenter that lacks a key')),
    ],
  },
  {
    pattern: /was able to connect to .* over tcp but udp probes failed/,
    says: ({ federation }) =>
      federation.mode === 'traditional'
        ? 'Gossip reaches the member by TCP but not by UDP: UDP 8302 is closed somewhere between.'
        : 'This server gossips with the other one directly, by UDP. Through mesh gateways there is no UDP: it runs without enable_mesh_gateway_wan_federation, or the line is about the LAN pool.',
    codes: ['N2', 'F1'],
    fault: 'either',
    remedy:
      'In a traditional federation open UDP 8302 both ways; with mesh gateways set enable_mesh_gateway_wan_federation on that server.',
  },
  {
    pattern: /suspect .* has failed, no acks received|marking .* as failed, suspect timeout reached/,
    says: 'Serf got no answer from the member and suspects it to be dead. When it comes back in the next lines, it flaps: probes get lost on the way.',
    codes: ['N11', 'S1', 'N4', 'N2'],
    fault: 'named',
    remedy: () => [{ text: 'See whether it comes and goes.', command: 'consul members -wan' }],
  },
  {
    pattern: /eventmember(failed|reap)/,
    says: 'Serf calls the member failed, or has forgotten it.',
    codes: ['S1', 'N4', 'N5', 'N11'],
    fault: 'named',
    remedy: () => [
      {
        text: 'Start Consul on that server, or see why gossip does not reach it.',
        command: 'consul members -wan',
      },
    ],
  },
  {
    pattern:
      /eventmember(join|update|leave)|serf: attempting re-join to previously known node|serf: re-joined to previously known node/,
    says: 'Members come, leave or are tried again after a restart. This is normal once; when it repeats, the member flaps or the federation does not resume.',
    codes: ['N11', 'N10'],
    fault: 'named',
    remedy:
      'If it repeats, look at the findings about its datacenter; after a restart of the primary, restart the gateways and then the servers of the secondary.',
  },
  {
    pattern: /failed to re-join any previously known node/,
    says: 'A server came back and reached none of the members that it knew before. On a first start there are none, and this is harmless. In the WAN pool it goes on to join by primary_gateways or retry_join_wan; when it has neither, or the way is broken, it stays alone.',
    codes: ['N10', 'G1', 'G11', 'F5'],
    fault: 'writer',
    remedy: () => [
      { text: 'On that server, see whether it has found the others since.', command: 'consul members -wan' },
    ],
  },
  {
    pattern: /member '.*' is not a server/,
    says: 'A WAN join met a client agent, which has no place in the WAN pool: an address of retry_join_wan, start_join_wan or consul join -wan leads to a LAN pool, by port 8301 or by the address of a client.',
    codes: ['F3', 'F10'],
    fault: 'writer',
    remedy:
      'Name servers with the WAN gossip port 8302 there; with mesh gateways take these keys out and set primary_gateways.',
  },
  {
    pattern: /conflicting address for/,
    says: 'Two agents have the same name in one pool: each takes the place of the other by turns.',
    codes: ['F11', 'F10'],
    fault: 'named',
    remedy: 'Give every server a node_name of its own.',
  },
  {
    pattern: /got ping for unexpected node/,
    says: 'A member is pinged under a name it does not have (any more): it was renamed, or two have one address.',
    codes: ['F11', 'N7'],
    fault: 'named',
    remedy: removeOld,
  },
  {
    pattern: /part of wrong datacenter/,
    says: 'An agent of another datacenter tried to join this LAN pool: a wrong retry_join, or two datacenters that share a network.',
    codes: ['F10'],
    fault: 'named',
    remedy: 'Correct retry_join or datacenter of that agent.',
  },
  {
    pattern: /failed to flood-join server/,
    says: 'A server could not add a neighbour of its own datacenter to the WAN pool: other datacenters will not see that one.',
    codes: ['N8', 'T1'],
    fault: 'named',
    remedy:
      'Check the certificate names of that neighbour, or port 8302 inside the datacenter; then restart it.',
  },
  {
    pattern: /\(wan\) couldn't join|join cluster failed.*wan/,
    says: 'The server cannot join the WAN pool. With mesh gateways it dials primary_gateways for this; otherwise retry_join_wan.',
    codes: ['G11', 'F1', 'F5', 'G5', 'T2', 'T3'],
    fault: 'writer',
    remedy: 'Compare primary_gateways of that server with the WAN addresses of the gateways of the primary.',
  },
  {
    pattern: /currently failing as no server can be reached|remote dc has no server currently reachable/,
    says: bareText,
    codes: ['X1', 'G9', 'G5', 'S1', 'N4', 'N10'],
    fault: 'either',
    remedy:
      'Look at the first error of that way: this one only repeats it. After a repair wait up to 3 minutes.',
  },
  {
    pattern: /no path to datacenter|no path was found|no path found/,
    says: ({ stranger, datacenters }) =>
      stranger === null
        ? `The server has never met the datacenter${datacenters.length > 0 ? ` (known here: ${datacenters.map(({ name }) => name).join(', ')})` : ''}, or has forgotten it: it has not joined, it left, or the name is wrong.`
        : `The server has never met a datacenter ${stranger}, or has forgotten it: the name is wrong, or the datacenter has not joined or was removed.`,
    codes: ['F9', 'G11', 'F1', 'F5', 'T2', 'T3', 'N1', 'N5'],
    fault: 'either',
    remedy: () => [{ text: 'See whom the server knows.', command: 'consul members -wan' }],
  },
];

/** Bare, without `failed to get conn`: the router repeats what it found out before. */
function bareText({ federation, from, datacenters }: Context): string {
  const rule =
    'The router has marked every server of the other datacenter offline after failed pings and does not even try. The mark stays for up to 3 minutes after a repair.';
  const isAbout = ({ from: a, to: b }: { from: string; to: string }) =>
    (from === null || a === from.name) &&
    (datacenters.length === 0 || datacenters.some(({ name }) => name === b || name === a));
  const recovering = federation.pairs.find((pair) => pair.state === 'recovering' && isAbout(pair));
  if (recovering)
    return `${rule} ${recovering.from} to ${recovering.to} is recovering now: everything else about it is good.`;
  const marked = federation.pairs.find(
    ({ failure, ...pair }) => failure?.kind === 'no-server-reachable' && isAbout(pair),
  );
  if (marked) return `${rule} ${marked.from} answers this about ${marked.to} now.`;
  return `${rule} No way fails with this text now.`;
}
