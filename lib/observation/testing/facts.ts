import type { AnswerMeta, Failure, FailureDetail, FailureKind, Reading } from '../../consul/types';
import type { Fact } from '../types';

const META: AnswerMeta = { index: null, knownLeader: true, lastContactMs: 0, filteredByAcls: false };

/** What real agents say (Consul 1.8.7), one text a kind; kinds that are our own side carry the client's words. */
const MESSAGES: Partial<Record<FailureKind, string>> = {
  'agent-unreachable': 'connect ECONNREFUSED',
  'agent-timeout': 'no answer within the deadline',
  malformed: 'the body is not JSON',
  unsupported: '404 page not found',
  'feature-off': 'ACL support disabled',
  throttled: 'RPC rate limit exceeded',
  denied: 'Permission denied',
  'unknown-token': 'ACL not found',
  filtered: 'the answer is empty: the token may read nothing here',
  'client-agent': 'the agent is a client: it has no WAN pool',
  'no-leader': 'rpc error making call: No cluster leader',
  'no-path': 'No path to datacenter',
  'no-usable-gateway':
    'rpc error getting client: failed to get conn: Remote DC has no server currently reachable',
  'no-server-reachable': 'Remote DC has no server currently reachable',
  'gateway-dial':
    'rpc error getting client: failed to get conn: dial tcp 10.1.0.11:0->10.1.1.1:8443: connect: connection refused',
  'connection-lost': 'rpc error getting client: failed to get conn: EOF',
  'tls-identity':
    'rpc error getting client: failed to get conn: x509: certificate is valid for server.dc2.consul, localhost, not dc2-s1.server.dc2.consul',
  'neighbour-dial':
    "rpc error getting client: failed to get conn: rpc error: lead thread didn't get connection",
  'no-known-servers': 'No known Consul servers',
};

/** Kinds that only a server of the remote datacenter can have answered with. */
const ANSWERED_REMOTELY: readonly FailureKind[] = ['denied', 'unknown-token', 'no-leader'];
/** Kinds without an HTTP answer. */
const NO_ANSWER: readonly FailureKind[] = ['agent-unreachable', 'agent-timeout', 'agent-tls'];

/** A failure as the client decodes it, with the text of a real agent. `detail` overrides what the kind implies. */
export function failureOf(
  kind: FailureKind,
  detail: Partial<FailureDetail> = {},
  message = MESSAGES[kind] ?? kind,
): Failure {
  const status = NO_ANSWER.includes(kind) ? null : kind === 'denied' || kind === 'unknown-token' ? 403 : 500;
  return {
    kind,
    status,
    message,
    detail: {
      dialled: kind === 'gateway-dial' ? '10.1.1.1:8443' : null,
      tls: kind === 'tls-identity' ? 'san' : null,
      pathWorks: ANSWERED_REMOTELY.includes(kind),
      ...detail,
    },
  };
}

/** A fact that was just read well. `at` is epoch ms. */
export function goodFact<T>(path: string, value: T, at: number, staleAfterMs = 25_000): Fact<T> {
  const latest: Reading<T> = { ok: true, value, at, ms: 3, meta: META };
  return { path, latest, good: { value, at }, failuresInARow: 0, staleAfterMs };
}

/**
 * The same fact after `times` failed reads, the last one at the time of its last answer.
 * `good`: keep the last value as if read one second before the first failure, or forget that there ever was one.
 */
export function failedFact<T>(
  fact: Fact<T>,
  failure: Failure,
  times = 2,
  good: 'keep' | 'forget' = 'keep',
): Fact<T> {
  const at = fact.latest.at;
  return {
    ...fact,
    latest: { ok: false, failure, at, ms: 5 },
    good: good === 'keep' && fact.good ? { value: fact.good.value, at: at - 1_000 * times } : null,
    failuresInARow: times,
  };
}

/** The same fact as if nothing had been read for `ms` more milliseconds. */
export function agedFact<T>(fact: Fact<T>, ms: number): Fact<T> {
  return {
    ...fact,
    latest: { ...fact.latest, at: fact.latest.at - ms },
    good: fact.good && { ...fact.good, at: fact.good.at - ms },
  };
}
