import type { Federation, MeshGateway, Server } from '@/lib/federation/types';
import type { FailedWay, FailureCause } from './failure-cause';
import { indexFederation } from './federation-index';
import { FEDERATION_FLAG, gatewayCommand, repeatProbe, SECTIONS } from './remedies';
import { hostOf, shellWord } from './words';

/**
 * `dial tcp A->B` names B. Whose address is it? A gateway's (own LAN, other WAN), a server's own RPC port, or nobody's.
 */
export function explainDial(federation: Federation, way: FailedWay): FailureCause {
  const { from, to, failure } = way;
  const dialled = failure.detail.dialled;
  if (dialled === null) return stranger(federation, way, 'an address that the text does not name');
  const index = indexFederation(federation);
  const gateways = index.gatewaysAt(dialled);
  const own = gateways.find(({ gateway, side }) => gateway.datacenter === from && side === 'lan');
  if (own) return ownGateway(federation, way, own.gateway, dialled);
  const theirs = gateways.find(({ gateway }) => gateway.datacenter === to) ?? gateways[0];
  if (theirs) return remoteGateway(federation, way, theirs.gateway, dialled);
  const servers = index.serversAt(hostOf(dialled)).filter((server) => server.datacenter === to);
  if (servers[0] || dialled.endsWith(':8300')) return server(federation, way, servers[0], dialled);
  return stranger(federation, way, dialled);
}

/** Whether a failed dial went to the RPC port of a server instead of a gateway. */
export function dialsServer(
  federation: Federation,
  { failure, to }: Pick<FailedWay, 'failure' | 'to'>,
): boolean {
  const dialled = failure.kind === 'gateway-dial' ? failure.detail.dialled : null;
  if (dialled === null) return false;
  const index = indexFederation(federation);
  if (index.gatewaysAt(dialled).length > 0) return false;
  return dialled.endsWith(':8300') || index.serversAt(hostOf(dialled)).some((s) => s.datacenter === to);
}

function ownGateway(
  federation: Federation,
  { from, to }: FailedWay,
  gateway: MeshGateway,
  dialled: string,
): FailureCause {
  return {
    cause: `${dialled} is the LAN address of ${from}'s own mesh gateway ${gateway.id} on ${gateway.node}: its process is dead or cannot be reached from the servers of ${from}, while its check says ${gateway.status}.`,
    remedy: [
      {
        text: `On ${gateway.node}, start the Envoy of ${gateway.id} again.`,
        command: gatewayCommand(gateway),
      },
      {
        text: 'If it will not come back, take its registration away so that servers choose another one.',
        command: `consul services deregister -id=${shellWord(gateway.id)}`,
      },
      repeatProbe(federation, from, to),
    ],
    section: SECTIONS.gateways,
    confidence: 'observed',
  };
}

function remoteGateway(
  federation: Federation,
  { from, to }: FailedWay,
  gateway: MeshGateway,
  dialled: string,
): FailureCause {
  return {
    cause: `${dialled} is the address of mesh gateway ${gateway.id} on ${gateway.node} in ${gateway.datacenter}, which the servers of ${from} dial themselves: it is dead, or a firewall keeps ${from} away from it. Its check, run inside ${gateway.datacenter}, says ${gateway.status}.`,
    remedy: [
      {
        text: `From a server of ${from}, see whether the port opens.`,
        command: `nc -vz ${shellWord(hostOf(dialled))} ${dialled.slice(dialled.lastIndexOf(':') + 1)}`,
      },
      {
        text: `If it is refused, start the Envoy of ${gateway.id} on ${gateway.node}; if it times out, open TCP from the servers of ${from} to ${dialled}.`,
        command: gatewayCommand(gateway),
      },
      repeatProbe(federation, from, to),
    ],
    section: SECTIONS.gateways,
    confidence: 'observed',
  };
}

function server(
  federation: Federation,
  way: FailedWay,
  target: Server | undefined,
  dialled: string,
): FailureCause {
  const { from, to, traditional } = way;
  const whose = target ? `server ${target.node} of ${to}` : `a server of ${to}`;
  if (traditional) {
    return {
      cause: `${dialled} is the RPC address of ${whose}: the server is not running, or a firewall between ${from} and ${to} closes TCP 8300.`,
      remedy: [
        {
          text: `From a server of ${from}, see whether the port opens.`,
          command: `nc -vz ${shellWord(hostOf(dialled))} 8300`,
        },
        {
          text: `Open TCP 8300 and TCP and UDP 8302 between the servers of ${from} and ${to}, both ways, and start ${target?.node ?? 'the server'} if it is down.`,
        },
        repeatProbe(federation, from, to),
      ],
      section: SECTIONS.ports,
      confidence: 'observed',
    };
  }
  return {
    cause: `${dialled} is the RPC address of ${whose}: the asked server of ${from} dials it directly instead of a mesh gateway, so it runs without enable_mesh_gateway_wan_federation.`,
    confirm: 'Its /v1/agent/self.',
    remedy: [
      {
        text: `Set this on every server of ${from} and restart them one at a time.`,
        config: FEDERATION_FLAG,
      },
      repeatProbe(federation, from, to),
    ],
    section: SECTIONS.options,
    confidence: 'inferred',
  };
}

function stranger(federation: Federation, { from, to }: FailedWay, dialled: string): FailureCause {
  const listing = (federation.datacenters.find(({ name }) => name === from)?.servers ?? []).find(
    ({ self }) => self?.known && self.value.primaryGateways.includes(dialled),
  );
  const origin = listing
    ? `${listing.node} has it in primary_gateways, but no registered gateway owns it any more`
    : 'no registered mesh gateway and no server has it; an old registration or primary_gateways may';
  return {
    cause: `The servers of ${from} dial ${dialled}: ${origin}.`,
    confirm: "Comparing primary_gateways with the WAN addresses of the primary's gateways.",
    remedy: [
      {
        text: `On every server of ${from}, list in primary_gateways the WAN addresses that the gateways of the primary${federation.primary ? ` ${federation.primary}` : ''} have now (a DNS name is best), and restart them one at a time.`,
        config: 'primary_gateways = ["<wan address>:8443"]',
      },
      repeatProbe(federation, from, to),
    ],
    section: SECTIONS.options,
    confidence: 'inferred',
  };
}
