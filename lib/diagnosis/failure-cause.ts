import type { Failure } from '@/lib/consul/types';
import type { Federation, Pair } from '@/lib/federation/types';
import { explainDial } from './dialled-address';
import { explainTls } from './tls-cause';
import { repeatProbe, runGateway, SECTIONS } from './remedies';
import type { RemedyStep } from './types';
import { shellWord } from './words';

/** Why a forwarded request fails, as far as its text tells (consul.md 2.8, lab.md 6). */
export type FailureCause = {
  cause: string;
  remedy: readonly RemedyStep[];
  section: string;
  confidence: 'observed' | 'inferred';
  /** What would confirm it, one sentence; of an inferred cause. */
  confirm?: string;
};

/** One failed way. `mode` is that of `from`. */
export type FailedWay = { from: string; to: string; failure: Failure; traditional: boolean };

/** The texts that tell most first: a bare "no server" only repeats what another server said before. */
const TELLING: readonly Failure['kind'][] = [
  'tls-identity',
  'tls',
  'gateway-dial',
  'no-usable-gateway',
  'no-path',
  'connection-lost',
  'agent-timeout',
  'no-known-servers',
  'unclassified',
  'neighbour-dial',
  'no-server-reachable',
];

const rank = ({ kind }: Failure): number => {
  const at = TELLING.indexOf(kind);
  return at === -1 ? TELLING.length : at;
};

/** The most telling failure of the failing probes of some pairs; null when none has one. */
export function tellingFailure(pairs: readonly Pair[]): { pair: Pair; failure: Failure } | null {
  let best: { pair: Pair; failure: Failure } | null = null;
  for (const pair of pairs) {
    for (const { failure, outcome } of pair.probes) {
      if (outcome !== 'fails' || !failure) continue;
      if (!best || rank(failure) < rank(best.failure)) best = { pair, failure };
    }
  }
  return best;
}

/** A likely cause and what to do, with what would confirm it when it is inferred. */
export function explainFailure(federation: Federation, way: FailedWay): FailureCause {
  const { from, to, failure, traditional } = way;
  switch (failure.kind) {
    case 'gateway-dial':
      return explainDial(federation, way);
    case 'tls-identity':
    case 'tls':
      return explainTls(federation, way);
    case 'no-usable-gateway':
      return {
        cause: `The servers of ${from} find no usable mesh gateway in their own datacenter to dial. The text names ${to}, but the fault is in ${from}.`,
        remedy: [runGateway(from), repeatProbe(federation, from, to)],
        section: SECTIONS.gateways,
        confidence: 'observed',
      };
    case 'connection-lost':
      return traditional ? lostInTraditional(federation, way) : lostBehindGateway(federation, way);
    case 'no-path':
      return {
        cause: `The router of ${from} does not know a datacenter ${to}: it never joined, or was forgotten. Usual reasons: primary_gateways or primary_datacenter is wrong, or the servers' certificates are refused.`,
        confirm: `${to} is missing from \`consul members -wan\` in ${from}.`,
        remedy: [
          { text: `See whom the servers of ${from} know.`, command: 'consul members -wan' },
          {
            text: `Compare primary_datacenter and ${traditional ? 'retry_join_wan' : 'primary_gateways'} on every server of ${from} with what the primary${federation.primary ? ` ${federation.primary}` : ''} offers, correct them, and restart one server at a time.`,
            ...(!traditional && {
              config: 'primary_gateways = ["<wan address of a mesh gateway of the primary>:8443"]',
            }),
          },
          {
            text: `Look for "x509" or "(WAN) couldn't join" in the log of a server of ${from}.`,
            command: 'consul monitor -log-level=warn',
          },
        ],
        section: SECTIONS.options,
        confidence: 'inferred',
      };
    case 'no-server-reachable':
      return {
        cause: `The router of ${from} has marked every server of ${to} offline after failed pings, so it does not even try. This mark stays for up to 3 minutes after a repair; when it stays longer, the path itself is broken.`,
        confirm: `Another error text, or a log line of memberlist that names ${to}.`,
        remedy: [
          {
            text: `Read why the pings from ${from} to ${to} fail.`,
            command: 'consul monitor -log-level=debug',
          },
          {
            text: `Check that a server of ${to} is running and that its ${traditional ? 'ports 8300 and 8302 are' : 'mesh gateways are'} reachable from ${from}.`,
          },
          repeatProbe(federation, from, to),
        ],
        section: SECTIONS.verification,
        confidence: 'inferred',
      };
    case 'agent-timeout':
      return {
        cause: `The agent in ${from} answers everything else at once but gives no answer for ${to}: something on the way accepts connections and drops what comes through (a load balancer, a firewall, a stopped process).`,
        confirm: `A TLS connection to ${traditional ? `port 8300 of a server of ${to}` : `a mesh gateway of ${to}`} opens but never completes.`,
        remedy: [
          {
            text: `Follow the way from ${from} to ${to} and look for a TCP port that accepts and stays silent; a load balancer in front of a mesh gateway must pass TLS through untouched.`,
          },
          repeatProbe(federation, from, to),
        ],
        section: traditional ? SECTIONS.ports : SECTIONS.gateways,
        confidence: 'inferred',
      };
    case 'neighbour-dial':
      return {
        cause: `Another request of the same server of ${from} was dialling ${to} at that moment and failed; this one shares its cause.`,
        confirm: 'The text of the next probe.',
        remedy: [repeatProbe(federation, from, to)],
        section: SECTIONS.verification,
        confidence: 'inferred',
      };
    case 'no-known-servers':
      return {
        cause: `The agent that was asked in ${from} is a client and knows no server of its own datacenter any more, so nothing is said about the way to ${to}.`,
        confirm: `Asking a server of ${from}.`,
        remedy: [
          {
            text: `On that agent, check retry_join and that port 8301 to the servers of ${from} is open.`,
            command: 'consul members',
          },
        ],
        section: SECTIONS.members,
        confidence: 'inferred',
      };
    default:
      return {
        cause: `Consul answers with a text that this version cannot read: "${failure.message}".`,
        confirm: `The logs of the asked server in ${from}.`,
        remedy: [
          {
            text: `Read the log of the server that was asked in ${from}.`,
            command: 'consul monitor -log-level=debug',
          },
          repeatProbe(federation, from, to),
        ],
        section: SECTIONS.verification,
        confidence: 'inferred',
      };
  }
}

function lostBehindGateway(federation: Federation, { from, to }: FailedWay): FailureCause {
  return {
    cause: `A mesh gateway of ${from} took the connection and closed it: it has no route to ${to}, cannot reach the gateways of ${to} at their WAN addresses, or the server behind them is not listening.`,
    confirm: `Envoy's upstream_cx_connect_fail for *.server.${to}, or a dial to those addresses.`,
    remedy: [
      {
        text: `Check that the mesh gateways of ${to} run and that ${from}'s gateways can open TCP to their WAN addresses.`,
        command: `consul catalog nodes -service mesh-gateway -datacenter ${shellWord(to)}`,
      },
      {
        text: `Check that the token of the gateways in ${from} and ${to} is global and may read all services and nodes; then restart their Envoy.`,
        config:
          'service_prefix "" { policy = "read" }\nnode_prefix "" { policy = "read" }\nservice "mesh-gateway" { policy = "write" }',
      },
      repeatProbe(federation, from, to),
    ],
    section: SECTIONS.gateways,
    confidence: 'inferred',
  };
}

function lostInTraditional(federation: Federation, { from, to }: FailedWay): FailureCause {
  const servers = federation.datacenters.find(({ name }) => name === to)?.servers ?? [];
  const addresses = servers.flatMap(({ address }) => (address ? [`${address}:8300`] : []));
  return {
    cause: `A connection from ${from} to a server of ${to} (${addresses.slice(0, 3).join(', ') || 'port 8300'}) was closed: the server stopped, or something between cuts TCP 8300.`,
    confirm: `Dialling port 8300 from a server of ${from}.`,
    remedy: [
      {
        text: `Check that the servers of ${to} run, and that TCP 8300 and TCP and UDP 8302 are open from ${from} to ${addresses.slice(0, 3).join(', ') || `the servers of ${to}`}.`,
      },
      repeatProbe(federation, from, to),
    ],
    section: SECTIONS.ports,
    confidence: 'inferred',
  };
}
