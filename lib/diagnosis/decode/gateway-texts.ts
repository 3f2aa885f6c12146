import { gatewayCommand } from '../remedies';
import { registeredGateways, usesMeshGateways, whyUnusable } from '../usable-gateways';
import { nameList } from '../words';
import { dialWords } from './dial-texts';
import type { Context, KnownText } from './types';

const RUN = (): { text: string; command: string }[] => [
  {
    text: 'On a node of that datacenter, register and start a mesh gateway that exposes the servers.',
    command: gatewayCommand(undefined),
  },
];

/** The gateways that are meant are those of whoever wrote the line, whatever datacenter it names. */
function localGateways({ federation, from }: Context): string {
  const without = federation.datacenters.filter((datacenter) => {
    const { gateways, live } = registeredGateways(federation, datacenter);
    return usesMeshGateways(federation, datacenter) && live && gateways.every(({ usable }) => !usable);
  });
  const rule =
    'The server that wrote this finds no usable mesh gateway in its own datacenter. The text names the other side, but the fault is on this one.';
  if (from) {
    const { gateways } = registeredGateways(federation, from);
    const now = without.includes(from)
      ? `${from.name} has none now: ${whyUnusable(gateways)}.`
      : `${from.name} has ${gateways.filter(({ usable }) => usable).length} usable now, so this is over, or that server has not heard of them yet.`;
    return `${rule} ${now}`;
  }
  const names = without.map(({ name }) => name);
  return names.length === 0
    ? `${rule} Every datacenter whose gateways are known has a usable one now, so this is over, or the line is of a datacenter that is not seen.`
    : `${rule} Without a usable gateway now: ${nameList(names)}.`;
}

/** Mesh gateways and federation states. */
export const GATEWAY_TEXTS: readonly KnownText[] = [
  {
    pattern: /(memberlist|serf|failed to join|couldn't join).*remote dc has no server currently reachable/,
    says: localGateways,
    codes: ['G1', 'G3', 'G2', 'N10'],
    fault: 'writer',
    remedy: RUN,
  },
  {
    pattern: /failed to get conn: remote dc has no server currently reachable/,
    says: localGateways,
    codes: ['G1', 'G3', 'G2'],
    fault: 'writer',
    remedy: RUN,
  },
  {
    pattern: /failed to retrieve federation states.*(dial tcp|no path|eof|i\/o timeout|connection refused)/,
    says: (context) =>
      `The leader of a secondary cannot fetch the federation states of the primary. ${context.addresses.length > 0 ? dialWords(context) : 'The way to the primary is broken.'}`,
    codes: ['G12', 'G15', 'G11', 'G5'],
    fault: 'either',
    remedy:
      'Mend the way to the primary; if its gateways were all replaced, set their new addresses in primary_gateways and restart the servers one by one.',
  },
  {
    pattern:
      /(failed to retrieve federation states|replication of federation states|anti-entropy sync of federation state).*permission denied/,
    says: 'The replication token of a secondary may not read or write federation states: they stand still in it.',
    codes: ['A2', 'A3', 'G14', 'G15'],
    fault: 'writer',
    remedy: 'Give the replication token operator:write and set it on every server of the secondary.',
  },
  {
    pattern: /anti-entropy sync of federation state|federation state anti-entropy/,
    says: 'The leader of a datacenter could not write its own list of gateways to the primary: the others keep the old one.',
    codes: ['G14', 'A2', 'S2'],
    fault: 'writer',
    remedy:
      'Follow the rest of the line: a broken way to the primary, a token without operator:write, or a primary without a leader.',
  },
  {
    pattern: /failed to retrieve federation states|(?<!acl )replication error \(will retry/,
    says: 'A secondary could not replicate from the primary; what it knows of the gateways of others stands still until it can.',
    codes: ['G15', 'A2', 'A1'],
    fault: 'writer',
    remedy:
      'Follow the rest of the line: a path error is a broken way to the primary, "Permission denied" is the replication token.',
  },
  {
    pattern: /skipping mesh gateway endpoints because no definition found/,
    says: 'A gateway has no gateways of that datacenter to lead to: its agent may not read them, or their federation state names none.',
    codes: ['G9', 'G10', 'G15', 'G16'],
    fault: 'either',
    remedy:
      "Check that the gateway's token is global and may read all services and nodes, and that the datacenter has gateways in its federation state.",
  },
  {
    pattern: /mix of hostnames and ip addresses/,
    says: 'The gateways of one datacenter mix host names and IP addresses: Envoy gets only the host names, the others are not used.',
    codes: ['G18'],
    fault: 'named',
    remedy: 'Register all gateways of the datacenter in one way, by host names or by IP addresses.',
  },
  {
    pattern: /pruning stale federation state/,
    says: 'The leader of the primary removes the federation state of a datacenter that is gone. This is housekeeping, not a fault.',
    codes: ['G20'],
    fault: 'named',
    remedy: 'Nothing needs doing.',
  },
  {
    pattern: /no 'wan' key found in tagged addresses/,
    says: 'A mesh gateway is registered without a WAN address: other datacenters will dial its LAN address.',
    codes: ['G6'],
    fault: 'named',
    remedy: () => [
      {
        text: 'Register it again with the address that other datacenters reach it at.',
        command: gatewayCommand(undefined),
      },
    ],
  },
  {
    pattern: /"?primary_gateways"?\s*[:=]\s*\[/,
    says: (context) => primaryGateways(context),
    codes: ['G11', 'F5', 'F6', 'F7'],
    fault: 'either',
    remedy:
      'List the WAN addresses that the gateways of the primary have now, or better a DNS name, and restart the servers one by one.',
  },
  {
    pattern: /will dial the primary datacenter through its mesh gateways/,
    says: 'The leader of a secondary does not use its own mesh gateways for the way to the primary, but dials the WAN addresses of the gateways of the primary itself. Right after a start this is normal; later it says that three replications of federation states in a row have failed.',
    codes: ['G15', 'G12', 'G1', 'G8', 'A2'],
    fault: 'writer',
    remedy: () => [
      {
        text: 'On that server, look for the line that tells why they failed.',
        command: "consul monitor -log-level=warn | grep 'replication'",
      },
    ],
  },
  {
    pattern: /'-expose-servers' can only be used for mesh gateways/,
    says: 'The command lacks -gateway=mesh: only a mesh gateway can expose the servers. Nothing was registered.',
    codes: ['G2', 'G1'],
    fault: 'either',
    remedy: RUN,
  },
  {
    pattern: /'-expose-servers' requires '-register'/,
    says: 'The command lacks -register: only when it registers the gateway can it set the meta consul-wan-federation=1.',
    codes: ['G2'],
    fault: 'either',
    remedy: RUN,
  },
];

function primaryGateways({ addresses, federation }: Context): string {
  if (addresses.length === 0)
    return 'These are the addresses through which a secondary first reaches the primary. They name no address that can be looked up here.';
  const live = addresses.filter(({ gateways }) =>
    gateways.some(({ gateway, side }) => side === 'wan' && gateway.datacenter === federation.primary),
  );
  const dead = addresses.filter((one) => !live.includes(one)).map(({ address }) => address);
  const rule = 'These are the addresses through which a secondary first reaches the primary.';
  return dead.length === 0
    ? `${rule} All of them are WAN addresses of gateways of the primary now.`
    : `${rule} Not registered as a gateway of the primary now: ${nameList(dead)}. It may work today, with what was replicated, and fail at the next start from nothing.`;
}
