import { describe, expect, it } from 'vitest';
import { parseMetrics } from './parse-metrics';
import { kindOf, valueOf } from './testing/literals';

const TIMESTAMP = '2026-11-24 18:40:30 +0000 UTC';
const gauge = (Name: string, Value: unknown, Labels: object = {}) => ({ Name, Value, Labels });
const counter = (Name: string, Count: unknown, Labels: object = {}) => ({ Name, Count, Sum: Count, Labels });
const told = (gauges: readonly object[], counters: readonly object[] | null = [], Timestamp = TIMESTAMP) =>
  valueOf(parseMetrics, { Timestamp, Gauges: gauges, Points: [], Counters: counters, Samples: [] });

describe('parseMetrics', () => {
  it('finds a metric behind any prefix and host name', () => {
    for (const name of ['consul.agent.tls.cert.expiry', 'consul.node-1.example.com.agent.tls.cert.expiry'])
      expect(told([gauge(name, 86_400)]).certExpiresAt).toBe('2026-11-25T18:41:00.000Z');
    expect(told([gauge('acme.rpc.queries_blocking', 8)]).blockingQueries).toBe(8);
    expect(told([gauge('consul.xrpc.queries_blocking', 8)]).blockingQueries).toBeNull();
  });

  it('takes the expiry from the start of the interval, to the minute', () => {
    const one = told([gauge('consul.agent.tls.cert.expiry', 600)]);
    const later = told([gauge('consul.agent.tls.cert.expiry', 580)], [], '2026-11-24 18:40:50 +0000 UTC');
    expect(later.certExpiresAt).toBe(one.certExpiresAt);
    expect(told([gauge('consul.agent.tls.cert.expiry', -86_400)]).certExpiresAt).toBe(
      '2026-11-23T18:41:00.000Z',
    );
  });

  it('knows nothing of what a version or an interval does not list', () => {
    expect(told([], null)).toEqual({
      certExpiresAt: null,
      rootCaExpiresAt: null,
      signingCaExpiresAt: null,
      memberlistHealthScore: null,
      blockingQueries: null,
      candidacies: 0,
      memberFlaps: 0,
      rpcExceeded: 0,
      rpcFailed: 0,
      replication: [],
    });
    expect(told([gauge('consul.agent.tls.cert.expiry', 1)], [], 'yesterday').certExpiresAt).toBeNull();
    expect(told([gauge('consul.agent.tls.cert.expiry', 1e308)]).certExpiresAt).toBeNull();
    expect(told([gauge('consul.agent.tls.cert.expiry', 'NaN')]).certExpiresAt).toBeNull();
  });

  it('adds up counters and takes the worst gauge over all labels', () => {
    const metrics = told(
      [
        gauge('consul.memberlist.health.score', 1, { network: 'lan' }),
        gauge('consul.memberlist.health.score', 3, { network: 'wan' }),
        gauge('consul.mesh.active-root-ca.expiry', 7_200, { datacenter: 'dc1' }),
        gauge('consul.mesh.active-signing-ca.expiry', 3_600, { datacenter: 'dc1' }),
      ],
      [
        counter('consul.raft.state.candidate', 2),
        counter('consul.serf.member.flap', 1, { network: 'lan' }),
        counter('consul.serf.member.flap', 2, { network: 'wan' }),
        counter('consul.client.rpc.exceeded', 4),
      ],
    );
    expect(metrics).toMatchObject({
      memberlistHealthScore: 3,
      rootCaExpiresAt: '2026-11-24T20:41:00.000Z',
      signingCaExpiresAt: '2026-11-24T19:41:00.000Z',
      candidacies: 2,
      memberFlaps: 3,
      rpcExceeded: 4,
      rpcFailed: 0,
    });
  });

  it('reads what the leader of a secondary replicates', () => {
    const metrics = told([
      gauge('consul.vm.leader.replication.acl-tokens.status', 0),
      gauge('consul.vm.leader.replication.acl-tokens.index', 31),
      gauge('consul.vm.leader.replication.acl-policies.status', 1),
    ]);
    expect(metrics.replication).toEqual([
      { what: 'acl-policies', ok: true, index: null },
      { what: 'acl-tokens', ok: false, index: 31 },
    ]);
  });

  it('is malformed without gauges', () => {
    expect([null, [], {}, { Gauges: {} }].map((body) => kindOf(parseMetrics, body))).toEqual(
      Array(4).fill('malformed'),
    );
  });
});
