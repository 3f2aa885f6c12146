import type { Address } from '@/lib/consul/types';
import type { Federation, MeshGateway } from '@/lib/federation/types';
import { indexFederation } from './federation-index';
import type { RemedyStep } from './types';
import { DEFAULT_DOMAIN, domainOf } from './server-names';
import { hostPort, shellWord } from './words';

/** Parts of the document that defines such a federation, and pages of Consul's documentation. */
export const SECTIONS = {
  gateways: 'WAN Federation via Mesh Gateways: Mesh Gateways',
  tls: 'WAN Federation via Mesh Gateways: TLS',
  options: 'WAN Federation via Mesh Gateways: Consul Server Options',
  verification: 'WAN Federation via Mesh Gateways: Verification',
  architecture: 'WAN Federation via Mesh Gateways: Architecture',
  outage: 'Consul documentation: Disaster recovery of a datacenter',
  ports: 'Consul documentation: Required ports',
  forceLeave: 'Consul documentation: consul force-leave',
  acl: 'Consul documentation: ACL rules',
  members: 'Consul documentation: consul members',
  aclReplication: 'Consul documentation: ACL replication for multiple datacenters',
  ca: 'Consul documentation: Connect certificate management',
  encryption: 'Consul documentation: Gossip encryption',
  limits: 'Consul documentation: Limit request rates',
  autopilot: 'Consul documentation: Autopilot',
} as const;

export const FEDERATION_FLAG = `connect {
  enabled = true
  enable_mesh_gateway_wan_federation = true
}`;

/** What the command needs of a gateway; an address that is not known, or known to be wrong, is left to the reader. */
type Runs = Pick<MeshGateway, 'id' | 'service' | 'wan'> & { lan: Address | null };

/**
 * The command that registers and runs a gateway; of a known one with its own name, id and addresses.
 * Without `-proxy-id` Consul takes the service's name as id (command/connect/envoy/envoy.go): a second service beside one with another id.
 */
export function gatewayCommand(gateway: Runs | undefined): string {
  const name = gateway?.service ?? 'mesh-gateway';
  const service = shellWord(name);
  const proxy = gateway && gateway.id !== name ? ` -proxy-id ${shellWord(gateway.id)}` : '';
  const lan = gateway?.lan ? shellWord(hostPort(gateway.lan)) : '<lan-ip>:8443';
  const wan = gateway?.wan ? shellWord(hostPort(gateway.wan)) : '<wan-ip>:8443';
  return `consul connect envoy -gateway=mesh -register -service ${service}${proxy} -expose-servers -address ${lan} -wan-address ${wan}`;
}

/** Opens TLS to a gateway as servers of other datacenters do: what hangs after "CONNECTED" is silent. */
export function dialWithTls(federation: Federation, { datacenter, wan, lan }: MeshGateway): string {
  const known = indexFederation(federation).datacenters.get(datacenter);
  const domain = (known && domainOf(known)) ?? DEFAULT_DOMAIN;
  return `openssl s_client -connect ${shellWord(hostPort(wan ?? lan))} -servername ${shellWord(`server.${datacenter}.${domain}`)}`;
}

export function runGateway(datacenter: string, gateway?: MeshGateway): RemedyStep {
  const where = gateway ? `On node ${gateway.node} of ${datacenter}` : `On a node of ${datacenter}`;
  return {
    text: `${where}, register and start a mesh gateway that exposes the servers.`,
    command: gatewayCommand(gateway),
  };
}

/** The same registration for those who do not use the command line: what matters is the meta. */
export function registrationWithMeta(gateway: MeshGateway): RemedyStep {
  const definition = {
    service: {
      kind: 'mesh-gateway',
      id: gateway.id,
      name: gateway.service,
      address: gateway.lan.address,
      port: gateway.lan.port,
      meta: { 'consul-wan-federation': '1' },
      tagged_addresses: { lan: gateway.lan, ...(gateway.wan && { wan: gateway.wan }) },
    },
  };
  return {
    text: `Or, if ${gateway.id} is registered by a definition or straight into the catalog, add the meta to that registration and restart its Envoy.`,
    config: JSON.stringify(definition, null, 2),
  };
}

/**
 * The registration for a gateway that is run without `consul connect envoy`: the payload with the meta, of a known one with its own values.
 * A node with an agent (it has the check serfHealth) is left out: anti-entropy would remove the service again.
 */
export function registerInCatalog(datacenter: string, gateway?: MeshGateway): RemedyStep {
  const shown = ({ address, port }: Address) => ({ Address: address, Port: port });
  const lan = gateway?.lan ?? { address: '<lan-ip>', port: 8443 };
  const wan = gateway?.wan ?? { address: '<wan-ip>', port: 8443 };
  const external = gateway?.checks.some(({ id }) => id === 'serfHealth') === false ? gateway : undefined;
  const payload = {
    Datacenter: datacenter,
    Node: external ? external.node : '<a node name without a Consul agent>',
    Address: lan.address,
    Service: {
      Kind: 'mesh-gateway',
      ID: gateway?.id ?? 'mesh-gateway',
      Service: gateway?.service ?? 'mesh-gateway',
      ...shown(lan),
      Meta: { 'consul-wan-federation': '1' },
      TaggedAddresses: { lan: shown(lan), wan: shown(wan) },
    },
  };
  return {
    text: `Or register a gateway that runs outside of Consul straight into the catalog of ${datacenter}: save this as gateway.json. Its node must have no Consul agent, which would remove what it does not know.`,
    command: `curl -sS -X PUT -H "X-Consul-Token: $CONSUL_HTTP_TOKEN" --data @gateway.json http://127.0.0.1:8500/v1/catalog/register`,
    config: JSON.stringify(payload, null, 2),
  };
}

/** How a person repeats the probe; `/v1/status/leader` needs no token. */
export function repeatProbe(federation: Federation, from: string, to: string): RemedyStep {
  const [vantage] = indexFederation(federation).vantagesIn(from);
  const address = vantage ? vantage.address : `http://<a server of ${from}>:8500`;
  return {
    text: `Ask again whether ${from} reaches ${to}: the answer is an address in quotes.`,
    command: `curl -sS ${shellWord(`${address}/v1/status/leader?dc=${encodeURIComponent(to)}`)}`,
  };
}

/** `-node` puts both names that the document demands into it (1.8.0 and later). */
export function createCertificate(datacenter: string, node: string, domain = DEFAULT_DOMAIN): string {
  const other = domain === DEFAULT_DOMAIN ? '' : ` -domain ${shellWord(domain)}`;
  return `consul tls cert create -server -dc ${shellWord(datacenter)} -node ${shellWord(node)}${other}`;
}

/** Servers that all encrypt may still have different keys: which ones, only Consul itself compares. Nothing where gossip is plain. */
export function compareKeys(federation: Federation, datacenters: readonly string[]): RemedyStep[] {
  const { datacenters: byName } = indexFederation(federation);
  const servers = datacenters.flatMap((name) => byName.get(name)?.servers ?? []);
  const encrypts = servers.some(({ self }) => self?.known === true && self.value.serfWan?.encrypted === true);
  if (!encrypts) return [];
  return [
    {
      text: 'Compare the WAN keys on both sides; if they differ, the log says "No installed keys could decrypt the message".',
      command: 'consul keyring -list',
    },
  ];
}

/** Another key for a datacenter that encrypts already: `encrypt` is read at the first start only, then the stored keyring counts. */
export function takeKey(datacenter: string): RemedyStep[] {
  return [
    {
      text: `On a server of ${datacenter}, install the key of the others and use it: that reaches every agent of ${datacenter}. The option encrypt changes nothing once a keyring is stored.`,
      command: `consul keyring -install '<key of the others>' && consul keyring -use '<key of the others>'`,
    },
    { text: `See that ${datacenter} has the others as members.`, command: 'consul members -wan' },
    {
      text: 'Then remove the old key, and put the new one into the configuration for servers to come.',
      command: `consul keyring -remove '<old key>'`,
    },
  ];
}

/** A server with a leftover option does not start at all, and nobody can ask it: only its own log says so (consul.md F3, F4, F7). */
export function readRefusal(node: string): RemedyStep {
  return {
    text: `If Consul on ${node} stops again at once, it refuses its configuration, and says which option: left over from before are "'retry_join_wan' is incompatible with …", "'primary_gateways' should only be configured in a secondary datacenter" and "… requires 'connect.enabled=true'". Delete that option.`,
    command: 'journalctl -u consul | grep -A3 "==>"',
  };
}
