import type { Address, CatalogServer, Check, MeshGatewayService } from './types';
import { asObject, byText, field, listAt, objectAt, portAt, textAt, type JsonObject } from './json-fields';
import { filtered, mapParsed, parsed, parseList, type Parse } from './parsed';

/** The kind Consul gives to mesh gateways; their service name is the operator's choice. */
const MESH_GATEWAY_KIND = 'mesh-gateway';

/** Meta key that admits a gateway to WAN federation (agent/structs MetaWANFederationKey). */
const FEDERATION_META = 'consul-wan-federation';

/** One `{Node, Service, Checks}` of health, or of a federation state. Null when it is no identifiable mesh gateway. */
export function readMeshGateway(entry: unknown): MeshGatewayService | null {
  const node = objectAt(entry, 'Node');
  const service = objectAt(entry, 'Service');
  const id = textAt(service, 'ID');
  const nodeName = textAt(node, 'Node');
  if (textAt(service, 'Kind') !== MESH_GATEWAY_KIND || id === null || nodeName === null) return null;
  const port = portAt(service, 'Port') ?? 0;
  const lan = taggedAddress(service, 'lan');
  const nodeAddress = textAt(objectAt(node, 'TaggedAddresses'), 'lan') ?? textAt(node, 'Address') ?? '';
  return {
    datacenter: textAt(node, 'Datacenter') ?? '',
    node: nodeName,
    id,
    service: textAt(service, 'Service') ?? id,
    lan: lan ?? { address: textAt(service, 'Address') ?? nodeAddress, port },
    wan: taggedAddress(service, 'wan'),
    federation: field(objectAt(service, 'Meta'), FEDERATION_META) === '1',
    partition: textAt(service, 'Partition') ?? textAt(node, 'Partition'),
    namespace: textAt(service, 'Namespace'),
    checks: listAt(entry, 'Checks')
      .map(readCheck)
      .filter((check) => check !== null)
      .sort(byText((check) => check.id)),
  };
}

/** A tagged address that is set; Consul writes `{Address: "", Port: 0}` for one that is not. */
function taggedAddress(service: JsonObject, tag: 'lan' | 'wan'): Address | null {
  const tagged = field(objectAt(service, 'TaggedAddresses'), tag);
  const address = textAt(tagged, 'Address');
  return address === null ? null : { address, port: portAt(tagged, 'Port') ?? portAt(service, 'Port') ?? 0 };
}

/** A check without a readable status counts as `unknown`: it must not make a gateway look well. */
function readCheck(entry: unknown): Check | null {
  if (asObject(entry) === null) return null;
  const id = textAt(entry, 'CheckID') ?? textAt(entry, 'Name') ?? '';
  return {
    id,
    name: textAt(entry, 'Name') ?? id,
    status: textAt(entry, 'Status') ?? 'unknown',
    output: textAt(entry, 'Output') ?? '',
  };
}

/** A stable order for gateways, whatever order Consul chose. */
export const byGateway = byText<MeshGatewayService>(
  (gateway) => gateway.node,
  (gateway) => gateway.id,
  (gateway) => gateway.namespace ?? '',
);

/**
 * `/v1/health/service/<name>`: the instances that are mesh gateways. `[]` can be true (no such service), so it is a value
 * unless Consul itself says that it filtered.
 */
export const parseMeshGateways: Parse<readonly MeshGatewayService[]> = (body, meta) => {
  const others = Array.isArray(body) ? body.filter(isOtherKind).length : 0;
  if (others > 0 && Array.isArray(body) && others === body.length) return parsed([]);
  const gateways = parseList(body, 'service instances', readMeshGateway);
  if (!gateways.ok) return gateways;
  if (gateways.value.length === 0 && meta.filteredByAcls) return filtered(NEEDS_READ);
  return parsed(gateways.value.sort(byGateway), gateways.skipped - others);
};

const NEEDS_READ = 'Consul left out everything the token may not read: it needs node:read and service:read';

/** A readable instance of a service that is no mesh gateway: nothing is wrong with it. */
const isOtherKind = (entry: unknown): boolean => {
  const service = objectAt(entry, 'Service');
  return textAt(service, 'ID') !== null && textAt(service, 'Kind') !== MESH_GATEWAY_KIND;
};

/** `/v1/internal/ui/services`: the names of services of kind mesh-gateway, sorted, each once. */
export const parseMeshGatewayNames: Parse<readonly string[]> = (body, meta) => {
  const services = parseList(body, 'services', (entry) => (textAt(entry, 'Name') === null ? null : entry));
  if (services.ok && services.value.length === 0 && meta.filteredByAcls) return filtered(NEEDS_READ);
  return mapParsed(services, (entries) => {
    const gateways = entries.filter((entry) => textAt(entry, 'Kind') === MESH_GATEWAY_KIND);
    return [...new Set(gateways.map((entry) => textAt(entry, 'Name') ?? ''))].sort();
  });
};

/**
 * `/v1/health/service/consul`: every datacenter with a leader registers its servers there, so an empty list is filtered
 * by ACLs, unless the answering server knows no leader.
 */
export const parseCatalogServers: Parse<readonly CatalogServer[]> = (body, meta) => {
  const servers = parseList(body, 'servers', readCatalogServer);
  if (servers.ok && servers.value.length === 0 && meta.knownLeader !== false) return filtered(NEEDS_READ);
  return mapParsed(servers, (value) => value.sort(byText((server) => server.node)));
};

function readCatalogServer(entry: unknown): CatalogServer | null {
  const node = objectAt(entry, 'Node');
  const name = textAt(node, 'Node');
  if (name === null) return null;
  const serfHealth = listAt(entry, 'Checks').find((check) => textAt(check, 'CheckID') === 'serfHealth');
  return {
    node: name,
    id: textAt(node, 'ID'),
    address: textAt(objectAt(entry, 'Service'), 'Address') ?? textAt(node, 'Address') ?? '',
    serfHealth: textAt(serfHealth, 'Status'),
  };
}
