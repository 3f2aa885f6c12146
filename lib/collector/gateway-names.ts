import type { FactValues } from '@/lib/observation/types';

type Readable = {
  meshGatewayNames?: readonly string[] | undefined;
  federationStates?: FactValues['federationStates'] | undefined;
};

/**
 * Names of a datacenter's services of kind mesh-gateway, sorted. No public read lists by kind, so the names come from
 * the UI's service list and from the federation states, which list every gateway of the datacenter, tagged or not.
 */
export function gatewayNames(
  datacenter: string | null,
  { meshGatewayNames, federationStates }: Readable,
): readonly string[] {
  const own = federationStates?.find((state) => state.datacenter === datacenter)?.meshGateways ?? [];
  return [...new Set([...(meshGatewayNames ?? []), ...own.map(({ service }) => service)])].sort();
}
