import type { Federation, Server } from '@/lib/federation/types';
import { viewEvidence } from '../../evidence';
import { indexFederation } from '../../federation-index';
import { SECTIONS } from '../../remedies';
import type { Rule } from '../../types';
import { usesMeshGateways } from '../../usable-gateways';
import { counted, nameList } from '../../words';

/** Through mesh gateways servers are dialled by name, so this is what the document calls a reason for them. */
export const overlappingServerAddresses: Rule = {
  id: 'overlapping-server-addresses',
  title: 'Servers of different datacenters have the same address',
  why: 'A traditional federation dials servers by address: a request for one datacenter then reaches a server of another.',
  evidence: 'The addresses and ports of living servers in the WAN pools.',
  remedy: 'Give the servers addresses of their own, or federate through mesh gateways, which do not mind.',
  covers: ['F13'],
  requires: ['wanMembers', 'self', 'lanMembers'],
  section: SECTIONS.architecture,
  check: (federation) => {
    const shared = sharedAddresses(federation);
    const [first] = shared;
    if (!first) return [];
    const dialled = shared.filter(({ servers }) => servers.some((server) => isDialled(federation, server)));
    const telling = dialled[0] ?? first;
    const names = [
      ...new Set((dialled.length > 0 ? dialled : shared).flatMap((one) => datacentersOf(one.servers))),
    ];
    const [from, to, ...more] = datacentersOf(telling.servers);
    const where = `${nameList(names, 4)} ${names.length === 2 ? 'both have' : 'have'} servers at ${telling.address}`;
    return [
      {
        severity: dialled.length > 0 ? ('critical' as const) : ('info' as const),
        subject:
          names.length === 2 && from !== undefined && to !== undefined && more.length === 0
            ? { kind: 'pair' as const, from, to }
            : { kind: 'federation' as const },
        title:
          dialled.length > 0
            ? `${where}: requests go to the wrong one`
            : `${where}${shared.length > 1 ? ` and ${counted(shared.length - 1, 'more address')}`.replace('addresss', 'addresses') : ''}, which mesh gateways keep apart`,
        evidence: (dialled.length > 0 ? dialled : shared)
          .slice(0, 4)
          .flatMap(({ servers }) =>
            servers.slice(0, 2).flatMap((s) => s.views.slice(0, 1).map((v) => viewEvidence(v, s))),
          ),
        cause:
          dialled.length > 0
            ? 'In a traditional federation servers dial the WAN address of remote servers themselves. Where two have the same, only one of them can be reached, and by whom depends on the network.'
            : 'Addresses of remote servers are never dialled in this federation, so overlapping networks are allowed.',
        remedy:
          dialled.length > 0
            ? [
                {
                  text: `Set an address that is unique in the whole federation on the servers of one of ${nameList(names, 4)}, and restart them one at a time.`,
                  config: 'advertise_addr_wan = "<address of its own>"',
                },
                {
                  text: 'Or, if the networks have to overlap, federate all datacenters through mesh gateways.',
                },
              ]
            : [{ text: 'Nothing to do. Tell servers apart by name, not by address.' }],
        confidence: 'observed' as const,
      },
    ];
  },
};

type Shared = { address: string; servers: readonly Server[] };

function sharedAddresses({ datacenters }: Federation): Shared[] {
  const at = new Map<string, Server[]>();
  for (const { servers } of datacenters) {
    for (const server of servers) {
      const { wanAddress, wanPort, status } = server;
      if (wanAddress === null || status !== 'alive') continue;
      const key = `${wanAddress.includes(':') ? `[${wanAddress}]` : wanAddress}:${wanPort ?? 8302}`;
      const list = at.get(key);
      if (list) list.push(server);
      else at.set(key, [server]);
    }
  }
  return [...at]
    .map(([address, servers]) => ({ address, servers }))
    .filter(({ servers }) => datacentersOf(servers).length > 1);
}

const datacentersOf = (servers: readonly Server[]): string[] => [
  ...new Set(servers.map(({ datacenter }) => datacenter)),
];

/** Whether others dial it by address. Where nobody knows the mode, nothing is accused. */
function isDialled(federation: Federation, { datacenter }: Server): boolean {
  const home = indexFederation(federation).datacenters.get(datacenter);
  if (!home || usesMeshGateways(federation, home)) return false;
  return home.mode === 'traditional' || federation.mode === 'traditional';
}
