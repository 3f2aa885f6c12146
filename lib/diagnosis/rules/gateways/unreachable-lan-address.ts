import type { Datacenter, Federation, MeshGateway, Pair } from '@/lib/federation/types';
import { gatewayEvidence, probeEvidence, sourceEvidence } from '../../evidence';
import { indexFederation } from '../../federation-index';
import { gatewayPlace } from '../../gateway-words';
import { gatewayCommand, repeatProbe, SECTIONS } from '../../remedies';
import { testedElsewhere } from '../../tested-address';
import type { Rule, RuleFinding } from '../../types';
import { unreachableGateways, type UnreachableGateway, type UnreachableOf } from '../../unreachable-gateways';
import { gatewayKey, hasMeshGateways, registeredGateways, usesMeshGateways } from '../../usable-gateways';
import { hostOf, hostPort, nameList, shellWord } from '../../words';

export const unreachableLanAddress: Rule = {
  id: 'unreachable-lan-address',
  title: 'Servers cannot reach the LAN address of their own mesh gateway',
  why: 'Servers send everything for other datacenters to the LAN address of a gateway of their own. A wrong one cuts all ways out while requests still come in.',
  evidence:
    'Dials of servers to the LAN address of their own gateway that fail while other datacenters get in through it, or a loopback address there.',
  remedy: 'Register the gateway with a LAN address that the servers of its datacenter reach.',
  covers: ['G8'],
  requires: ['forwarding', 'meshGateways'],
  section: SECTIONS.gateways,
  applies: hasMeshGateways,
  check: (federation) => [
    ...[...unreachableGateways(federation).values()].flatMap((of) =>
      of.unreachable
        .filter(({ fault }) => fault === 'lan-address')
        .map((one) => finding(federation, of, one)),
    ),
    ...federation.datacenters.flatMap((datacenter) => untestedAddresses(federation, datacenter)),
  ],
};

/** Gateways of which no failed dial is known, whose check tests another address of the same port than servers dial. */
function untestedAddresses(federation: Federation, datacenter: Datacenter): RuleFinding[] {
  if (!usesMeshGateways(federation, datacenter)) return [];
  const dialled = unreachableGateways(federation).get(datacenter.name)?.unreachable ?? [];
  const usable = registeredGateways(federation, datacenter).gateways.filter((gateway) => gateway.usable);
  const failing = usable.length === 1 ? waysMarkedOffline(federation, datacenter.name) : [];
  return usable
    .filter((gateway) => !dialled.some((one) => one.gateway === gateway))
    .flatMap((gateway) => {
      const tested = testedElsewhere(gateway);
      return tested === null ? [] : [untestedFinding(datacenter, gateway, tested, failing)];
    });
}

/** After some dials in vain a router holds all servers over there for offline, and its answers do not name what it dialled. */
const waysMarkedOffline = (federation: Federation, name: string): readonly Pair[] =>
  indexFederation(federation)
    .outOf(name)
    .filter(({ forwarding, failure }) => forwarding === 'bad' && failure?.kind === 'no-server-reachable');

function untestedFinding(
  datacenter: Datacenter,
  gateway: MeshGateway,
  tested: string,
  failing: readonly Pair[],
): RuleFinding {
  const { name } = datacenter;
  const lan = hostPort(gateway.lan);
  const missed = failing.map(({ to }) => to);
  const who =
    missed.length === 0 ? `Servers of ${name}` : `${name} does not reach ${nameList(missed, 3)}: its servers`;
  return {
    ...(missed.length === 0 ? { severity: 'warning', latent: true } : { severity: 'critical' }),
    subject: { kind: 'mesh-gateway', datacenter: name, meshGateway: gatewayKey(gateway, datacenter) },
    title: `${who} dial ${gateway.id} on ${gateway.node} at ${lan}, but its check tests ${tested}`,
    evidence: [
      ...gatewayEvidence(gateway),
      ...gateway.checks
        .filter(({ output }) => output.includes(tested))
        .map(({ name: check, output }) => sourceEvidence(gateway.source, `check "${check}": ${output}`)),
      ...failing.flatMap(({ probes }) => probes.slice(0, 1).map(probeEvidence)).slice(0, 5),
    ],
    cause: `${lan} is registered as its LAN address, which the servers of ${name} dial; nobody tests it, and what passes is ${tested}. ${missed.length === 0 ? `If the gateway listens there only, the next connection out of ${name} fails.` : `It is the only way out of ${name}, and the requests that fail say that every server over there is marked offline: so it is after dials in vain.`}`,
    remedy: [
      {
        text: `From a server of ${name}, see whether the registered address opens.`,
        command: `nc -vz ${shellWord(gateway.lan.address)} ${gateway.lan.port}`,
      },
      {
        text: `If it does not, register ${gateway.id} again with -address ${tested}.`,
        command: gatewayCommand({ ...gateway, lan: { address: hostOf(tested), port: gateway.lan.port } }),
      },
    ],
    confidence: 'inferred',
    confirm: `A dial from a server of ${name} to ${lan}: refused means that the LAN address is wrong.`,
  };
}

function finding(
  federation: Federation,
  { datacenter: name, usable }: UnreachableOf,
  { gateway, probes, refused }: UnreachableGateway,
): RuleFinding {
  const datacenter = indexFederation(federation).datacenters.get(name);
  const lan = hostPort(gateway.lan);
  const tested = testedElsewhere(gateway);
  const broken = indexFederation(federation)
    .outOf(name)
    .filter(({ state }) => state === 'disconnected');
  const to = broken[0]?.to;
  return {
    severity: usable.length > 1 ? 'warning' : 'critical',
    subject: datacenter
      ? { kind: 'mesh-gateway', datacenter: name, meshGateway: gatewayKey(gateway, datacenter) }
      : { kind: 'datacenter', datacenter: name },
    title: `${
      broken.length === 0
        ? `Servers of ${name}`
        : `${name} does not reach ${nameList(
            broken.map((pair) => pair.to),
            3,
          )}: its servers`
    } cannot reach their own mesh gateway ${gatewayPlace(gateway, 'lan')}`,
    evidence: [...gatewayEvidence(gateway), ...probes.slice(0, 5).map(probeEvidence)],
    cause: `The servers of ${name} dial ${lan}, the LAN address of ${gateway.id}, and ${refused ? 'are refused' : 'get no answer'}. Others come in to ${name} through it, so the gateway runs: its LAN address is wrong for them, or a security group closes it.`,
    remedy: [
      {
        text: `From a server of ${name}, see whether the address opens.`,
        command: `nc -vz ${shellWord(hostOf(lan))} ${gateway.lan.port}`,
      },
      {
        text: `Register ${gateway.id} on ${gateway.node} again with -address set to what the servers of ${name} reach${tested === null ? '' : `; its check gets through to ${tested}`}.`,
        command: gatewayCommand({
          ...gateway,
          lan: tested === null ? null : { address: hostOf(tested), port: gateway.lan.port },
        }),
      },
      ...(to === undefined ? [] : [repeatProbe(federation, name, to)]),
    ],
    confidence: 'observed',
  };
}
