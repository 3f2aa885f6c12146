import type { Check } from '@/lib/consul/types';
import type { Datacenter, Federation, MeshGateway } from '@/lib/federation/types';
import { liveGatewaysOf } from '@/lib/federation/live-gateways';
import { isGone } from './departed';
import { indexFederation } from './federation-index';
import { nameList } from './words';

/** Whether gateways matter to a datacenter at all: never in a traditional one or one that is gone, and not where nobody knows. */
export function usesMeshGateways(federation: Federation, datacenter: Datacenter): boolean {
  const { mode } = datacenter;
  if (isGone(federation, datacenter)) return false;
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

/** Why none of these gateways is usable: `its only mesh gateway mesh-gateway-1 on dc3-gw1 is critical (connection refused)`. */
export function whyUnusable(gateways: readonly MeshGateway[]): string {
  const [only] = gateways;
  if (!only) return 'no mesh gateway is registered';
  const place = ({ id, node }: MeshGateway) => `${id} on ${node}`;
  if (gateways.length === 1) return `its only mesh gateway ${place(only)} is ${reasonOf(only)}`;
  const reasons = new Set(gateways.map(reasonOf));
  if (reasons.size === 1)
    return `${gateways.length === 2 ? 'both' : `all ${gateways.length} of`} its mesh gateways are ${reasonOf(only)}`;
  const each = gateways.map((gateway) => `${place(gateway)} is ${reasonOf(gateway)}`);
  return `none of its mesh gateways is usable: ${nameList(each, 3)}`;
}

function reasonOf({ federation, checks, partition }: MeshGateway): string {
  const words = criticalWords(checks);
  if (words !== null) return words === '' ? 'critical' : `critical (${words})`;
  if (!federation) return 'not tagged for federation';
  return partition ? `in partition ${partition}` : 'not usable';
}

/** What a critical check says, in a few words that stay the same at every poll; '' when it says nothing known, null when none is critical. */
function criticalWords(checks: readonly Check[]): string | null {
  const critical = checks.filter(({ status }) => status === 'critical');
  if (critical.length === 0) return null;
  if (critical.some(({ id }) => /^_(service|node)_maintenance/.test(id))) return 'in maintenance';
  if (critical.some(({ id }) => id === 'serfHealth')) return 'the agent on its node is gone';
  const text = critical.map(({ output }) => output).join(' ');
  return (
    /connection refused|i\/o timeout|no route to host|TTL expired|no such host/i
      .exec(text)?.[0]
      .replace('TTL', 'its TTL') ?? ''
  );
}

/** What names a gateway in its datacenter: its service ID, with the node in front where two nodes use the same. */
export function gatewayKey({ node, id }: MeshGateway, { meshGateways }: Datacenter): string {
  return meshGateways.filter((other) => other.id === id).length > 1 ? `${node}/${id}` : id;
}
