import { atLeast, type Datacenter, type Server } from '../topology';
import type { World } from '../world';
// Every key of a real 1.8.7 server, so that nothing reads a configuration poorer than the true one.
import recorded from './debug-config.json';

/** `DebugConfig` of `/v1/agent/self` as this server would write it. */
export function debugConfig(world: World, datacenter: Datacenter, server: Server): Record<string, unknown> {
  const { topology, conditions } = world;
  const mesh = topology.mode === 'mesh-gateways';
  const secondary = datacenter !== topology.primary;
  const { address, version } = server;
  const config: Record<string, unknown> = {
    ...recorded,
    ACLDatacenter: topology.primary.name,
    ACLsEnabled: true,
    ACLDefaultPolicy: 'deny',
    ACLTokenReplication: secondary,
    AdvertiseAddrLAN: address,
    AdvertiseAddrWAN: address,
    BindAddr: address,
    BootstrapExpect: datacenter.servers.length,
    ClientAddrs: [address],
    ConnectMeshGatewayWANFederationEnabled: mesh && !conditions.flagMissing.has(server),
    Datacenter: datacenter.name,
    HTTPAddrs: [`tcp://${address}:8500`],
    NodeID: server.id,
    NodeName: server.node,
    PrimaryDatacenter: topology.primary.name,
    PrimaryGateways:
      mesh && secondary ? topology.primary.gateways.map(({ wan }) => `${wan.address}:${wan.port}`) : [],
    RetryJoinWAN: mesh || !secondary ? [] : topology.primary.servers.map((other) => other.address),
    RPCAdvertiseAddr: `tcp://${address}:8300`,
    RPCBindAddr: `tcp://${address}:8300`,
    SerfAdvertiseAddrLAN: `tcp://${address}:8301`,
    SerfAdvertiseAddrWAN: `tcp://${address}:8302`,
    SerfBindAddrLAN: `tcp://${address}:8301`,
    SerfBindAddrWAN: `tcp://${address}:8302`,
    TaggedAddresses: { lan: address, lan_ipv4: address, wan: address, wan_ipv4: address },
    Version: version,
  };
  return atLeast(version, '1.12.0') ? withTlsBlock(config) : config;
}

const MOVED = [
  'CAFile',
  'CAPath',
  'CertFile',
  'KeyFile',
  'VerifyOutgoing',
  'VerifyServerHostname',
  'TLSMinVersion',
];

/** Since 1.12 the TLS settings stand under `TLS.InternalRPC`. */
function withTlsBlock(config: Record<string, unknown>): Record<string, unknown> {
  const internal: Record<string, unknown> = { VerifyIncoming: config['VerifyIncomingRPC'] };
  for (const key of MOVED) internal[key] = config[key];
  const gone = new Set([...MOVED, 'VerifyIncoming', 'VerifyIncomingRPC', 'VerifyIncomingHTTPS']);
  const rest = Object.entries(config).filter(([key]) => !gone.has(key));
  return { ...Object.fromEntries(rest), TLS: { InternalRPC: internal } };
}
