import type { AgentSelf } from './types';
import {
  asObject,
  booleanAt,
  countAt,
  durationMsAt,
  field,
  flagAt,
  objectAt,
  portAt,
  textAt,
  textsAt,
  type JsonObject,
} from './json-fields';
import { kindOfJson, malformed, parsed, type Parse } from './parsed';

/**
 * `/v1/agent/self`. Config is stable; DebugConfig is "subject to change without notice", so every field of it may be
 * missing, and since 1.12 the TLS options of server RPC live under TLS.InternalRPC (agent/config/runtime.go, tlsutil.Config).
 */
export const parseAgentSelf: Parse<AgentSelf> = (body) => {
  if (asObject(body) === null) return malformed(`expected an object with Config, got ${kindOfJson(body)}`);
  const config = objectAt(body, 'Config');
  const debug = objectAt(body, 'DebugConfig');
  const stats = objectAt(body, 'Stats');
  const node = textAt(config, 'NodeName');
  const datacenter = textAt(config, 'Datacenter');
  if (node === null || datacenter === null)
    return malformed('Config.NodeName or Config.Datacenter is missing');
  return parsed({
    node,
    nodeId: textAt(config, 'NodeID') ?? '',
    datacenter,
    primaryDatacenter: textAt(debug, 'PrimaryDatacenter') ?? textAt(config, 'PrimaryDatacenter'),
    server: booleanAt(config, 'Server') ?? booleanAt(debug, 'ServerMode') ?? false,
    version: textAt(config, 'Version') ?? '',
    connectEnabled: booleanAt(debug, 'ConnectEnabled'),
    meshGatewayWanFederation: booleanAt(debug, 'ConnectMeshGatewayWANFederationEnabled'),
    primaryGateways: textsAt(debug, 'PrimaryGateways').map(hideCredentials),
    primaryGatewaysIntervalMs: durationMsAt(debug, 'PrimaryGatewaysInterval'),
    retryJoinWan: textsAt(debug, 'RetryJoinWAN').map(hideCredentials),
    startJoinWan: textsAt(debug, 'StartJoinAddrsWAN').map(hideCredentials),
    domain: textAt(debug, 'DNSDomain')?.replace(/\.$/, '') || null,
    ...readTls(debug),
    ...readAcl(debug),
    ...readAddresses(debug),
    bootstrapExpect: countAt(debug, 'BootstrapExpect'),
    leaveOnTerm: booleanAt(debug, 'LeaveOnTerm'),
    ...readGossip(debug),
    httpMaxConnsPerClient: countAt(debug, 'HTTPMaxConnsPerClient'),
    rpcMaxConnsPerClient: countAt(debug, 'RPCMaxConnsPerClient'),
    serfWan: readSerfWan(field(stats, 'serf_wan')),
    raftState: textAt(objectAt(stats, 'raft'), 'state'),
    leaderAddress: textAt(objectAt(stats, 'consul'), 'leader_addr'),
  });
};

/** Since 1.11 the resolver's settings and the tokens are blocks of their own. */
function readAcl(debug: JsonObject) {
  const resolver = objectAt(debug, 'ACLResolverSettings');
  const tokens = objectAt(debug, 'ACLTokens');
  return {
    aclsEnabled: booleanAt(debug, 'ACLsEnabled') ?? booleanAt(resolver, 'ACLsEnabled'),
    aclDefaultPolicy: textAt(debug, 'ACLDefaultPolicy') ?? textAt(resolver, 'ACLDefaultPolicy'),
    aclDownPolicy: textAt(debug, 'ACLDownPolicy') ?? textAt(resolver, 'ACLDownPolicy'),
    aclTokenReplication: booleanAt(debug, 'ACLTokenReplication'),
    aclTokenPersistence:
      booleanAt(debug, 'ACLEnableTokenPersistence') ?? booleanAt(tokens, 'EnablePersistence'),
  } satisfies Partial<AgentSelf>;
}

function readAddresses(debug: JsonObject) {
  return {
    advertiseAddr: textAt(debug, 'AdvertiseAddrLAN'),
    advertiseAddrWan: textAt(debug, 'AdvertiseAddrWAN'),
    serfAdvertiseWan: textAt(debug, 'SerfAdvertiseAddrWAN')?.replace(/^tcp:\/\//, '') ?? null,
    translateWanAddrs: booleanAt(debug, 'TranslateWANAddrs'),
    serverPort: portAt(debug, 'ServerPort'),
  } satisfies Partial<AgentSelf>;
}

/** agent/consul/config.go: DefaultConfig. */
const RECONNECT_TIMEOUT_MS = 72 * 3_600_000;

function readGossip(debug: JsonObject) {
  const reconnect = durationMsAt(debug, 'ReconnectTimeoutWAN');
  const reloadable = objectAt(debug, 'StaticRuntimeConfig');
  const verify = (key: string): boolean | null => booleanAt(debug, key) ?? booleanAt(reloadable, key);
  return {
    reconnectTimeoutWanMs: reconnect === 0 ? RECONNECT_TIMEOUT_MS : reconnect,
    wanProbeIntervalMs: durationMsAt(debug, 'GossipWANProbeInterval'),
    wanProbeTimeoutMs: durationMsAt(debug, 'GossipWANProbeTimeout'),
    wanSuspicionMult: countAt(debug, 'GossipWANSuspicionMult'),
    encryptVerifyIncoming: verify('EncryptVerifyIncoming'),
    encryptVerifyOutgoing: verify('EncryptVerifyOutgoing'),
  } satisfies Partial<AgentSelf>;
}

/** Before 1.12 `verify_incoming_rpc` alone is enough for server RPC, which is what federation rides on. */
function readTls(debug: JsonObject) {
  const rpc = objectAt(objectAt(debug, 'TLS'), 'InternalRPC');
  const option = (key: string): boolean | null => booleanAt(rpc, key) ?? booleanAt(debug, key);
  const incoming = [option('VerifyIncoming'), booleanAt(debug, 'VerifyIncomingRPC')];
  return {
    verifyIncoming: incoming.includes(true) ? true : (incoming.find((value) => value !== null) ?? null),
    verifyOutgoing: option('VerifyOutgoing'),
    verifyServerHostname: option('VerifyServerHostname'),
    caConfigured: isSet([rpc, debug], ['CAFile', 'CAPath']),
    certConfigured: isSet([rpc, debug], ['CertFile']),
    tlsMinVersion: textAt(rpc, 'TLSMinVersion') ?? textAt(debug, 'TLSMinVersion'),
  } satisfies Partial<AgentSelf>;
}

/** True if one of the keys holds a text, false if they are all empty, null if no place has any of them. */
function isSet(places: readonly JsonObject[], keys: readonly string[]): boolean | null {
  const values = places.flatMap((place) => keys.map((key) => field(place, key)));
  const texts = values.filter((value) => typeof value === 'string');
  return texts.length === 0 ? null : texts.some((text) => text !== '');
}

/** Stats are text. Only servers have serf_wan. */
function readSerfWan(stats: unknown): AgentSelf['serfWan'] {
  const members = countAt(stats, 'members');
  if (members === null) return null;
  return {
    members,
    failed: countAt(stats, 'failed') ?? 0,
    left: countAt(stats, 'left') ?? 0,
    healthScore: countAt(stats, 'health_score') ?? 0,
    encrypted: flagAt(stats, 'encrypted'),
  };
}

/** Cloud auto-join strings carry credentials, and Consul shows those of PrimaryGateways as they are. */
const hideCredentials = (address: string): string =>
  address.replace(
    /(?<!\S)((?!tag_key=)\S*?(?:key|secret|token|password|credential)\S*?=)("[^"]*"|\S+)/gi,
    '$1hidden',
  );
