import type { AgentMetrics } from './types';
import { countAt, field, listAt, numberAt, textAt } from './json-fields';
import { kindOfJson, malformed, parsed, type Parse } from './parsed';

/**
 * `/v1/agent/metrics`: the last finished interval of 10 s. Gauges carry the agent's host name in their names unless
 * telemetry.disable_hostname is set, the prefix is the operator's choice (telemetry.metrics_prefix), and newer versions add
 * labels: so a metric is known by the end of its name. What did not happen in the interval is not listed at all.
 */
export const parseMetrics: Parse<AgentMetrics> = (body) => {
  if (!Array.isArray(field(body, 'Gauges')))
    return malformed(`expected an object with Gauges, got ${kindOfJson(body)}`);
  const gauges = listAt(body, 'Gauges');
  const counters = listAt(body, 'Counters');
  const startedAt = intervalStart(textAt(body, 'Timestamp'));
  const lowest = (name: string) => pick(valuesOf(gauges, name, 'Value'), Math.min);
  const highest = (name: string) => pick(valuesOf(gauges, name, 'Value'), Math.max);
  const times = (name: string) => valuesOf(counters, name, 'Count').reduce((sum, count) => sum + count, 0);
  return parsed({
    certExpiresAt: moment(startedAt, lowest('agent.tls.cert.expiry')),
    rootCaExpiresAt: moment(startedAt, lowest('mesh.active-root-ca.expiry')),
    signingCaExpiresAt: moment(startedAt, lowest('mesh.active-signing-ca.expiry')),
    memberlistHealthScore: highest('memberlist.health.score'),
    blockingQueries: highest('rpc.queries_blocking'),
    candidacies: times('raft.state.candidate'),
    memberFlaps: times('serf.member.flap'),
    rpcExceeded: times('client.rpc.exceeded'),
    rpcFailed: times('client.rpc.failed'),
    replication: replicationOf(gauges),
  });
};

const isNamed = (entry: unknown, name: string): boolean => {
  const full = textAt(entry, 'Name');
  return full !== null && (full === name || full.endsWith(`.${name}`));
};

function valuesOf(entries: readonly unknown[], name: string, key: 'Value' | 'Count'): number[] {
  return entries.flatMap((entry) => {
    if (!isNamed(entry, name)) return [];
    const value = key === 'Count' ? countAt(entry, key) : numberAt(entry, key);
    return value === null ? [] : [value];
  });
}

const pick = (values: readonly number[], choose: (...values: number[]) => number): number | null =>
  values.length === 0 ? null : values.reduce((a, b) => choose(a, b));

/** `leader.replication.<what>.status` and `.index` (agent/consul/leader.go), by what is replicated. */
function replicationOf(gauges: readonly unknown[]): AgentMetrics['replication'] {
  const found = new Map<string, { what: string; ok: boolean | null; index: number | null }>();
  for (const entry of gauges) {
    const [, what, part] =
      /(?:^|\.)leader\.replication\.([^.]+)\.(status|index)$/.exec(textAt(entry, 'Name') ?? '') ?? [];
    const value = numberAt(entry, 'Value');
    if (what === undefined || value === null) continue;
    const one = found.get(what) ?? { what, ok: null, index: null };
    found.set(what, part === 'status' ? { ...one, ok: value === 1 } : { ...one, index: value });
  }
  return [...found.values()].sort((a, b) => (a.what < b.what ? -1 : 1));
}

/** `2020-10-01 12:00:00 +0000 UTC` (Go's Time.String), epoch ms. */
function intervalStart(timestamp: string | null): number | null {
  const [, day, time] =
    /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.\d+)? \+0000 UTC/.exec(timestamp ?? '') ?? [];
  const at = Date.parse(`${day}T${time}Z`);
  return Number.isNaN(at) ? null : at;
}

/** Whole minutes: the gauge is a 32-bit float of seconds, and the same certificate must give the same moment at every read. */
function moment(startedAt: number | null, seconds: number | null): string | null {
  if (startedAt === null || seconds === null) return null;
  const at = Math.round((startedAt + seconds * 1_000) / 60_000) * 60_000;
  return Math.abs(at) <= 8.64e15 ? new Date(at).toISOString() : null;
}
