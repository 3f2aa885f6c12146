import type { AgentSelf } from '@/lib/consul/types';
import type { Datacenter, Federation, Server } from '@/lib/federation/types';
import { FIRST_WITH_FEDERATION_STATES, isOlder } from '@/lib/federation/versions';
import { indexFederation } from './federation-index';
import { checkEntries } from './primary-gateway-entries';
import { listText, toldOptions } from './server-options';
import { usesMeshGateways } from './usable-gateways';

/** What the document asks of a datacenter's servers depends on these. */
export type OptionContext = {
  federation: Federation;
  datacenter: Datacenter;
  mesh: boolean;
  primary: Datacenter | undefined;
  /** The domain that most servers of the federation have; null when none tells. */
  domain: string | null;
};

type Verdict = 'as-asked' | 'wrong' | 'unchecked';

export type OptionGroup = 'Federation' | 'TLS' | 'ACLs' | 'Gossip and limits';

/** One server option that the document speaks of, or that has to be the same on all servers of a datacenter. */
export type DocumentOption = {
  group: OptionGroup;
  /** As the configuration file has it. */
  name: string;
  /** The value as text; null when this version does not tell. */
  of: (server: Server, told: AgentSelf | null) => string | null;
  /** Known from the pools, also of a server that was not asked. */
  pooled?: true;
  /** Each server has its own: it is not compared with its neighbours. */
  own?: true;
  /** What is asked, in words; null when nothing is. */
  asks?: (context: OptionContext) => string | null;
  /** Whether a value that is told is what is asked. */
  judge?: Judge;
};

type Judge = (server: Server, told: AgentSelf | null, context: OptionContext) => Verdict;

export function optionContext(federation: Federation, datacenter: Datacenter): OptionContext {
  return {
    federation,
    datacenter,
    mesh: usesMeshGateways(federation, datacenter),
    primary: indexFederation(federation).datacenters.get(federation.primary ?? ''),
    domain: commonDomain(federation),
  };
}

const domains = new WeakMap<Federation, string | null>();

function commonDomain(federation: Federation): string | null {
  const known = domains.get(federation);
  if (known !== undefined) return known;
  const votes = new Map<string, number>();
  for (const datacenter of federation.datacenters) {
    for (const { options } of toldOptions(datacenter)) {
      if (options.domain !== null) votes.set(options.domain, (votes.get(options.domain) ?? 0) + 1);
    }
  }
  const [most] = [...votes].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  const domain = most ? most[0] : null;
  domains.set(federation, domain);
  return domain;
}

const bool = (value: boolean | null | undefined): string | null =>
  typeof value === 'boolean' ? String(value) : null;
const number = (value: number | null | undefined): string | null =>
  typeof value === 'number' ? String(value) : null;
const text = (value: string | null | undefined): string | null => value ?? null;

/** `72h`, `30s`, `500ms`, as configuration files have durations. */
export function durationText(ms: number | null | undefined): string | null {
  if (typeof ms !== 'number') return null;
  if (ms >= 3_600_000 && ms % 3_600_000 === 0) return `${ms / 3_600_000}h`;
  if (ms >= 60_000 && ms % 60_000 === 0) return `${ms / 60_000}m`;
  return ms >= 1_000 && ms % 1_000 === 0 ? `${ms / 1_000}s` : `${ms}ms`;
}

type Read = (told: AgentSelf) => string | null;
const option = (
  group: OptionGroup,
  name: string,
  read: Read,
  more: Partial<DocumentOption> = {},
): DocumentOption => ({ group, name, of: (_, told) => (told ? read(told) : null), ...more });

/** Asked only where mesh gateways matter. */
const asked = (value: string): Pick<DocumentOption, 'asks'> => ({
  asks: ({ mesh }) => (mesh ? value : null),
});
const must =
  (holds: (told: AgentSelf, context: OptionContext) => boolean): Judge =>
  (_, told, context) =>
    told && context.mesh && !holds(told, context) ? 'wrong' : 'as-asked';

const isPrimary = ({ datacenter, federation }: OptionContext): boolean =>
  datacenter.name === federation.primary;

function judgePrimaryGateways(_: Server, told: AgentSelf | null, context: OptionContext): Verdict {
  if (!told || !context.mesh) return 'as-asked';
  const { primaryGateways } = told;
  if (isPrimary(context)) return primaryGateways.length > 0 ? 'wrong' : 'as-asked';
  if (primaryGateways.length === 0) return 'wrong';
  const checked = checkEntries(context.federation, context.primary, primaryGateways);
  if (!checked || checked.some(({ verdict }) => verdict === 'unchecked')) return 'unchecked';
  return checked.some(({ verdict }) => verdict === 'registered') ? 'as-asked' : 'wrong';
}

/** In the order in which they are shown. */
export const DOCUMENT_OPTIONS: readonly DocumentOption[] = [
  {
    group: 'Federation',
    name: 'version',
    pooled: true,
    of: ({ version }) => version,
    ...asked(`${FIRST_WITH_FEDERATION_STATES} or later`),
    judge: ({ version }, _, { mesh }) =>
      mesh && isOlder(version, FIRST_WITH_FEDERATION_STATES) === true ? 'wrong' : 'as-asked',
  },
  {
    group: 'Federation',
    name: 'node_name',
    pooled: true,
    own: true,
    of: ({ node }) => node,
    ...asked('no dots'),
    judge: ({ node }, _, { mesh }) => (mesh && node.includes('.') ? 'wrong' : 'as-asked'),
  },
  option('Federation', 'connect.enabled', (s) => bool(s.connectEnabled), {
    ...asked('true'),
    judge: must((s) => s.connectEnabled !== false),
  }),
  option(
    'Federation',
    'connect.enable_mesh_gateway_wan_federation',
    (s) => bool(s.meshGatewayWanFederation),
    {
      ...asked('true'),
      judge: must((s) => s.meshGatewayWanFederation !== false),
    },
  ),
  option('Federation', 'primary_datacenter', (s) => text(s.primaryDatacenter), {
    asks: ({ federation }) => federation.primary,
    judge: (_, told, { federation }) =>
      told?.primaryDatacenter && federation.primary && told.primaryDatacenter !== federation.primary
        ? 'wrong'
        : 'as-asked',
  }),
  option('Federation', 'primary_gateways', (s) => listText(s.primaryGateways), {
    asks: (context) =>
      !context.mesh ? null : isPrimary(context) ? 'none in the primary' : 'gateways of the primary',
    judge: judgePrimaryGateways,
  }),
  option('Federation', 'primary_gateways_interval', (s) => durationText(s.primaryGatewaysIntervalMs)),
  option('Federation', 'retry_join_wan', (s) => listText(s.retryJoinWan), {
    ...asked('none'),
    judge: must((s) => s.retryJoinWan.length === 0),
  }),
  option('Federation', 'start_join_wan', (s) => listText(s.startJoinWan), {
    ...asked('none'),
    judge: must((s) => s.startJoinWan.length === 0),
  }),
  {
    group: 'Federation',
    name: 'advertise_addr (LAN pool)',
    pooled: true,
    own: true,
    of: ({ lanAddress }) => lanAddress,
  },
  {
    group: 'Federation',
    name: 'advertise_addr_wan (WAN pool)',
    pooled: true,
    own: true,
    of: ({ wanAddress }) => wanAddress,
    ...asked('the local address'),
    judge: ({ lanAddress, wanAddress }, _, { mesh }) =>
      mesh && lanAddress !== null && wanAddress !== lanAddress ? 'wrong' : 'as-asked',
  },
  option('TLS', 'domain', (s) => text(s.domain), {
    asks: ({ domain }) => domain,
    judge: (_, told, { domain }) => (told?.domain && domain && told.domain !== domain ? 'wrong' : 'as-asked'),
  }),
  option('TLS', 'ca_file or ca_path', (s) => setOrNot(s.caConfigured), {
    ...asked('set'),
    judge: must((s) => s.caConfigured !== false),
  }),
  option('TLS', 'cert_file', (s) => setOrNot(s.certConfigured), {
    ...asked('set'),
    judge: must((s) => s.certConfigured !== false),
  }),
  option('TLS', 'verify_incoming', (s) => bool(s.verifyIncoming)),
  option('TLS', 'verify_outgoing', (s) => bool(s.verifyOutgoing)),
  option('TLS', 'verify_server_hostname', (s) => bool(s.verifyServerHostname)),
  option('TLS', 'tls_min_version', (s) => text(s.tlsMinVersion)),
  option('ACLs', 'acl.enabled', (s) => bool(s.aclsEnabled)),
  option('ACLs', 'acl.default_policy', (s) => text(s.aclDefaultPolicy)),
  option('ACLs', 'acl.down_policy', (s) => text(s.aclDownPolicy)),
  option('ACLs', 'acl.enable_token_replication', (s) => bool(s.aclTokenReplication)),
  option('ACLs', 'acl.enable_token_persistence', (s) => bool(s.aclTokenPersistence)),
  option('Gossip and limits', 'encrypt (WAN pool)', (s) =>
    s.serfWan ? (s.serfWan.encrypted === null ? null : s.serfWan.encrypted ? 'set' : 'not set') : null,
  ),
  option('Gossip and limits', 'encrypt_verify_incoming', (s) => bool(s.encryptVerifyIncoming)),
  option('Gossip and limits', 'encrypt_verify_outgoing', (s) => bool(s.encryptVerifyOutgoing)),
  option('Gossip and limits', 'gossip_wan.probe_interval', (s) => durationText(s.wanProbeIntervalMs)),
  option('Gossip and limits', 'gossip_wan.probe_timeout', (s) => durationText(s.wanProbeTimeoutMs)),
  option('Gossip and limits', 'gossip_wan.suspicion_mult', (s) => number(s.wanSuspicionMult)),
  option('Gossip and limits', 'reconnect_timeout_wan', (s) => durationText(s.reconnectTimeoutWanMs)),
  option('Gossip and limits', 'translate_wan_addrs', (s) => bool(s.translateWanAddrs)),
  option('Gossip and limits', 'ports.server', (s) => number(s.serverPort)),
  option('Gossip and limits', 'bootstrap_expect', (s) => number(s.bootstrapExpect)),
  option('Gossip and limits', 'leave_on_terminate', (s) => bool(s.leaveOnTerm)),
  option('Gossip and limits', 'limits.http_max_conns_per_client', (s) => number(s.httpMaxConnsPerClient)),
  option('Gossip and limits', 'limits.rpc_max_conns_per_client', (s) => number(s.rpcMaxConnsPerClient)),
];

function setOrNot(value: boolean | null | undefined): string | null {
  return typeof value === 'boolean' ? (value ? 'set' : 'not set') : null;
}
