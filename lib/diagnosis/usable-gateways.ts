import type { Datacenter, Federation, MeshGateway } from '@/lib/federation/types';
import { liveGatewaysOf } from '@/lib/federation/live-gateways';
import { indexFederation } from './federation-index';
import { nameList } from './words';

/** Whether gateways matter to a datacenter at all: never in a traditional one, and not where nobody knows. */
export function usesMeshGateways(federation: Federation, { mode }: Datacenter): boolean {
  return (
    mode === 'mesh-gateways' ||
    mode === 'mixed' ||
    (mode === 'unknown' && federation.mode === 'mesh-gateways')
  );
}

/** What a rule about gateways applies to: not a purely traditional federation. */
export const hasMeshGateways = ({ mode }: Federation): boolean => mode !== 'traditional';

/** The gateways that count: live ones where the live list can be trusted, else all that federation states name. */
export function registeredGateways(
  federation: Federation,
  datacenter: Datacenter,
): { live: boolean; gateways: readonly MeshGateway[] } {
  const live = liveGatewaysOf(federation, datacenter);
  return { live: live !== null, gateways: live ?? datacenter.meshGateways };
}

/** Whether anybody has told which gateways a datacenter has, also when it has none. */
export function gatewaysKnown(federation: Federation, datacenter: Datacenter): boolean {
  const { live, gateways } = registeredGateways(federation, datacenter);
  if (live || gateways.length > 0 || datacenter.federationStates.known) return true;
  const { into } = indexFederation(federation);
  return into(datacenter.name).some(({ believedUsableGateways }) => believedUsableGateways !== null);
}

/** Why none of these gateways is usable, after a colon: `its only mesh gateway is critical`. */
export function whyUnusable(gateways: readonly MeshGateway[]): string {
  if (gateways.length === 0) return 'no mesh gateway is registered';
  const reasons = new Map<string, number>();
  for (const gateway of gateways) {
    const reason = reasonOf(gateway);
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  }
  const [[only, n] = ['not usable', 0]] = reasons;
  if (gateways.length === 1) return `its only mesh gateway is ${only}`;
  if (reasons.size === 1) return `${n === 2 ? 'both' : `all ${n}`} mesh gateways are ${only}`;
  return `none of its ${gateways.length} mesh gateways is usable (${nameList([...reasons].map(([r, k]) => `${k} ${r}`))})`;
}

function reasonOf({ federation, checks, partition }: MeshGateway): string {
  if (checks.some(({ status }) => status === 'critical')) return 'critical';
  if (!federation) return 'not tagged for federation';
  return partition ? `in partition ${partition}` : 'not usable';
}

/** What names a gateway in its datacenter: its service ID, with the node in front where two nodes use the same. */
export function gatewayKey({ node, id }: MeshGateway, { meshGateways }: Datacenter): string {
  return meshGateways.filter((other) => other.id === id).length > 1 ? `${node}/${id}` : id;
}
