import type { Federation, MeshGateway } from '@/lib/federation/types';
import { gatewayEvidence } from './evidence';
import { indexFederation } from './federation-index';
import { gatewayCommand, repeatProbe, SECTIONS } from './remedies';
import type { RuleFinding, Subject } from './types';
import { gatewayKey, registeredGateways, usesMeshGateways } from './usable-gateways';
import { nameList, sentence } from './words';

/** Gateways of one datacenter whose WAN address is wrong in the same way. */
export type BadAddresses = {
  datacenter: string;
  /** Tagged for federation, wrong. Never empty. */
  bad: readonly [MeshGateway, ...MeshGateway[]];
  /** No usable gateway of the datacenter has a good address. */
  all: boolean;
};

/** By datacenter, the tagged gateways whose WAN address is wrong. */
export function badAddresses(
  federation: Federation,
  isBad: (gateway: MeshGateway) => boolean,
): BadAddresses[] {
  return federation.datacenters.flatMap((datacenter) => {
    if (!usesMeshGateways(federation, datacenter)) return [];
    const tagged = registeredGateways(federation, datacenter).gateways.filter((g) => g.federation);
    const [first, ...rest] = tagged.filter(isBad);
    if (!first) return [];
    const usable = tagged.filter((gateway) => gateway.usable);
    return [
      { datacenter: datacenter.name, bad: [first, ...rest], all: usable.length > 0 && usable.every(isBad) },
    ];
  });
}

/** One finding for them. Critical when no other gateway is left, and latent while requests still come in over open connections. */
export function wanAddressFinding(
  federation: Federation,
  { datacenter: name, bad, all }: BadAddresses,
  told: { title: string; cause: string; confidence: RuleFinding['confidence']; confirm?: string },
): RuleFinding {
  const index = indexFederation(federation);
  const into = index.into(name);
  const broken = into.filter(({ state }) => state === 'disconnected');
  const from = (broken[0] ?? into[0])?.from;
  return {
    severity: all ? 'critical' : 'warning',
    subject: subjectOf(federation, name, bad),
    ...told,
    title: broken.length > 0 && all ? `${name} cannot be reached: ${told.title}` : sentence(told.title),
    evidence: bad.slice(0, 4).flatMap(gatewayEvidence),
    cause: `${told.cause}${broken.length === 0 ? ' Connections that are open already still work; the next one that is opened does not.' : ''}`,
    remedy: [
      ...bad.slice(0, 3).map((gateway) => ({
        text: `Register ${gateway.id} on ${gateway.node} again with the address and port that other datacenters reach it at.`,
        command: gatewayCommand({ ...gateway, wan: null }),
      })),
      ...(from === undefined ? [] : [repeatProbe(federation, from, name)]),
    ],
    section: SECTIONS.gateways,
    ...(broken.length === 0 && { latent: true as const }),
  };
}

function subjectOf(federation: Federation, name: string, [first, second]: BadAddresses['bad']): Subject {
  const datacenter = indexFederation(federation).datacenters.get(name);
  if (second || !datacenter) return { kind: 'datacenter', datacenter: name };
  return { kind: 'mesh-gateway', datacenter: name, meshGateway: gatewayKey(first, datacenter) };
}

/** `mesh gateway a on n1`, `mesh gateways a on n1 and b on n2`. */
export function gatewayNames(gateways: readonly MeshGateway[]): string {
  const places = gateways.map(({ id, node }) => `${id} on ${node}`);
  return `mesh gateway${gateways.length === 1 ? '' : 's'} ${nameList(places, 3)}`;
}
