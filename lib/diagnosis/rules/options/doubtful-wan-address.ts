import type { Datacenter, Federation, Server } from '@/lib/federation/types';
import { addressKind, type AddressKind } from '../../address-kind';
import { viewEvidence } from '../../evidence';
import { SECTIONS } from '../../remedies';
import { subjectOf } from '../../server-options';
import type { Rule, RuleFinding } from '../../types';
import { usesMeshGateways } from '../../usable-gateways';
import { counted, nameList } from '../../words';

/** Nobody outside a machine or a link can dial these. */
const NOT_ROUTED: readonly AddressKind[] = ['loopback', 'unspecified', 'link-local'];

/** Private addresses are information: many networks route them between datacenters. */
export const doubtfulWanAddress: Rule = {
  id: 'doubtful-wan-address',
  title: "A server's WAN address is not what others can use",
  why: 'In a traditional federation every server dials the WAN address of every other. Through mesh gateways it is dialled by nobody, and the document expects the local address there.',
  evidence:
    'The WAN address of each server in the WAN pools, against its address in the LAN pool of its own datacenter.',
  remedy:
    'Set advertise_addr_wan to an address that the servers of the other datacenters can dial; leave it out behind mesh gateways.',
  covers: [],
  requires: ['wanMembers', 'self', 'lanMembers'],
  section: SECTIONS.verification,
  check: (federation) => {
    if (federation.datacenters.length < 2) return [];
    const mesh = federation.datacenters.filter((datacenter) => usesMeshGateways(federation, datacenter));
    const traditional = federation.datacenters.filter(({ mode }) => mode === 'traditional');
    return [
      ...mesh.flatMap(notLocal),
      ...traditional.flatMap((datacenter) => notRouted(federation, datacenter)),
      ...privateOnes(traditional),
    ];
  },
};

const isAlive = ({ status }: Server): boolean => status === 'alive';
const kindOf = ({ wanAddress }: Server): AddressKind => addressKind(wanAddress);
const seen = (servers: readonly Server[]) =>
  servers.slice(0, 5).flatMap((server) => server.views.slice(0, 1).map((view) => viewEvidence(view, server)));

function notLocal(datacenter: Datacenter): RuleFinding[] {
  const odd = datacenter.servers.filter(
    (s) =>
      isAlive(s) &&
      s.views.length > 0 &&
      s.lanAddress !== null &&
      s.wanAddress !== null &&
      s.lanAddress !== s.wanAddress,
  );
  const [first] = odd;
  if (!first) return [];
  const nodes = odd.map(({ node }) => node);
  return [
    {
      severity: 'info',
      subject: subjectOf(datacenter, nodes),
      title: `${nameList(nodes)} of ${datacenter.name} ${nodes.length === 1 ? 'has' : 'have'} another address in the WAN pool (${first.wanAddress ?? ''}) than in the LAN (${first.lanAddress ?? ''})`,
      evidence: seen(odd),
      cause:
        'Behind mesh gateways nobody dials the WAN address, so it does no harm; the verification of the document expects the local one.',
      remedy: [{ text: `advertise_addr_wan is not needed on ${nameList(nodes)} any more.` }],
      confidence: 'observed',
    },
  ];
}

/** A federation on one machine has loopback addresses everywhere, and they serve. */
function notRouted({ datacenters }: Federation, datacenter: Datacenter): RuleFinding[] {
  const odd = datacenter.servers.filter(
    (s) => isAlive(s) && s.views.length > 0 && NOT_ROUTED.includes(kindOf(s)),
  );
  const [first] = odd;
  const elsewhere = datacenters.some(
    (other) =>
      other !== datacenter && other.servers.some((s) => isAlive(s) && !NOT_ROUTED.includes(kindOf(s))),
  );
  if (!first || !elsewhere) return [];
  const nodes = odd.map(({ node }) => node);
  return [
    {
      severity: 'warning',
      subject: subjectOf(datacenter, nodes),
      title: `${nameList(nodes)} of ${datacenter.name} ${nodes.length === 1 ? 'tells' : 'tell'} the other datacenters to dial ${first.wanAddress ?? ''}, which leads nowhere from there`,
      evidence: seen(odd),
      cause: `${first.wanAddress ?? ''} is a ${kindOf(first)} address: only the machine itself or its own link can dial it.`,
      remedy: [
        {
          text: `On ${nameList(nodes)}, set an address that the servers of the other datacenters can dial, and restart Consul, one server at a time.`,
          config: 'advertise_addr_wan = "<address>"',
        },
      ],
      confidence: 'observed',
    },
  ];
}

function privateOnes(traditional: readonly Datacenter[]): RuleFinding[] {
  const odd = traditional.flatMap(({ servers }) =>
    servers.filter((s) => isAlive(s) && s.views.length > 0 && kindOf(s) === 'private'),
  );
  if (odd.length === 0) return [];
  const names = [...new Set(odd.map(({ datacenter }) => datacenter))];
  return [
    {
      severity: 'info',
      subject: { kind: 'federation' },
      title: `${counted(odd.length, 'server')} of ${nameList(names, 3)} ${odd.length === 1 ? 'is' : 'are'} dialled at private addresses`,
      evidence: seen(odd),
      cause: 'That works where the network routes them between the datacenters, and nowhere else.',
      remedy: [
        {
          text: 'If servers of one datacenter do not reach those of another, open the way (TCP 8300, TCP and UDP 8302), or federate through mesh gateways.',
        },
      ],
      confidence: 'observed',
    },
  ];
}
