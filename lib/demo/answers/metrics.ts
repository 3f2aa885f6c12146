import { atLeast } from '../topology';
import { leaderOf } from '../world';
import { agentLocal, json, type Ask, type Endpoint } from './endpoint';

export const METRICS: readonly Endpoint[] = [agentLocal('/v1/agent/metrics', (ask) => json(metrics(ask)))];

/** Consul's telemetry aggregates over this long, ms. */
const INTERVAL = 10_000;
/** The played certificates and CAs end at these times; a real server's end at its own. */
const ENDS = { cert: '2035-11-23T09:48:12Z', root: '2036-11-23T09:48:12Z', signing: '2036-05-23T09:48:12Z' };

/** The last finished interval of a quiet server. Real ones list more of the same kinds. */
function metrics({ world, datacenter, server, now }: Ask) {
  const startedAt = Math.floor(now / INTERVAL) * INTERVAL - INTERVAL;
  const leads = leaderOf(world, datacenter) === server;
  const index = world.indexes.get(datacenter)?.health ?? 0;
  const until = (end: string) => Math.round((Date.parse(end) - startedAt) / 1_000);
  const labels = { datacenter: datacenter.name };
  return {
    Timestamp: new Date(startedAt).toISOString().replace('T', ' ').replace('.000Z', ' +0000 UTC'),
    Gauges: [
      ...(atLeast(server.version, '1.11.0') ? [gauge('agent.tls.cert.expiry', until(ENDS.cert))] : []),
      ...(leads ? [gauge('autopilot.failure_tolerance', 1), gauge('autopilot.healthy', 1)] : []),
      ...(leads && atLeast(server.version, '1.10.0')
        ? [
            gauge('mesh.active-root-ca.expiry', until(ENDS.root), labels),
            gauge('mesh.active-signing-ca.expiry', until(ENDS.signing), labels),
          ]
        : []),
      gauge('raft.applied_index', index),
      gauge('raft.last_index', index),
      gauge('rpc.queries_blocking', 8),
      gauge('runtime.num_goroutines', 140),
    ],
    Points: [],
    Counters: [sampled('client.rpc', 1), sampled('rpc.request', 5)],
    Samples: [sampled('runtime.gc_pause_ns', 1)],
  };
}

const gauge = (name: string, value: number, labels: Record<string, string> = {}) => ({
  Name: `consul.${name}`,
  Value: value,
  Labels: labels,
});

const sampled = (name: string, count: number) => ({
  Name: `consul.${name}`,
  Count: count,
  Rate: count / 10,
  Sum: count,
  Min: 1,
  Max: 1,
  Mean: 1,
  Stddev: 0,
  Labels: {},
});
