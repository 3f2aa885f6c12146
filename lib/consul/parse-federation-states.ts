import type { FederationState, MeshGatewayService } from './types';
import { asObject, byText, field, indexAt, textAt, timeAt } from './json-fields';
import { byGateway, readMeshGateway } from './parse-gateways';
import { filtered, kindOfJson, malformed, mapParsed, parsed, parseList, type Parse } from './parsed';

/**
 * `/v1/internal/federation-states`: one record per datacenter. `MeshGateways` is absent when a datacenter has none, so a
 * record without the key is whole (consul.md 1.3). Gateways of a record that cannot be identified are skipped and counted.
 */
export const parseFederationStates: Parse<readonly FederationState[]> = (body) => {
  let skippedGateways = 0;
  const states = parseList(body, 'federation states', (entry) => {
    const datacenter = textAt(entry, 'Datacenter');
    if (datacenter === null) return null;
    const { gateways, skipped } = readGateways(field(entry, 'MeshGateways'), datacenter);
    skippedGateways += skipped;
    return {
      datacenter,
      meshGateways: gateways,
      updatedAt: timeAt(entry, 'UpdatedAt'),
      primaryModifyIndex: indexAt(entry, 'PrimaryModifyIndex'),
      modifyIndex: indexAt(entry, 'ModifyIndex'),
    };
  });
  const sorted = mapParsed(states, (value) => value.sort(byText((state) => state.datacenter)));
  return sorted.ok ? parsed(sorted.value, sorted.skipped + skippedGateways) : sorted;
};

/**
 * `/v1/internal/federation-states/mesh-gateways`: a map from datacenter to gateways, for tokens without operator:read.
 * It carries no times and no indexes (`""`), and datacenters without gateways are missing from it.
 */
export const parseFederationStateGateways: Parse<readonly FederationState[]> = (body, meta) => {
  const map = asObject(body);
  if (map === null)
    return malformed(`expected a map from datacenter to mesh gateways, got ${kindOfJson(body)}`);
  if (Object.keys(map).length === 0 && meta.filteredByAcls) {
    return filtered('Consul left out everything the token may not read: it needs node:read and service:read');
  }
  let skippedGateways = 0;
  const states = Object.entries(map).map(([datacenter, entries]): FederationState => {
    const { gateways, skipped } = readGateways(entries, datacenter);
    skippedGateways += skipped;
    return {
      datacenter,
      meshGateways: gateways,
      updatedAt: null,
      primaryModifyIndex: '',
      modifyIndex: '',
    };
  });
  return parsed(states.sort(byText((state) => state.datacenter)), skippedGateways);
};

function readGateways(
  entries: unknown,
  datacenter: string,
): { gateways: MeshGatewayService[]; skipped: number } {
  if (entries === undefined || entries === null) return { gateways: [], skipped: 0 };
  if (!Array.isArray(entries)) return { gateways: [], skipped: 1 };
  const gateways = entries
    .map(readMeshGateway)
    .filter((gateway) => gateway !== null)
    .map((gateway) => ({ ...gateway, datacenter: gateway.datacenter || datacenter }))
    .sort(byGateway);
  return { gateways, skipped: entries.length - gateways.length };
}
