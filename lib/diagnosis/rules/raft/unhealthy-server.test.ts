import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import type { AutopilotServer } from '../../server-life';
import { diagnosisOf, findingsOf, healthy, NOW, told, verdictOf } from '../../testing/situation';
import { unhealthyServer as rule } from './unhealthy-server';

const ago = (ms: number) => new Date(NOW - ms).toISOString();
const ailing = (patch: Partial<AutopilotServer>) =>
  change.withFact(healthy(), 'dc2', 'autopilot', (health) => ({
    ...health,
    healthy: false,
    servers: health.servers.map((server) =>
      server.node === 'dc2-s2' ? { ...server, healthy: false, stableSince: ago(60_000), ...patch } : server,
    ),
  }));

describe('unhealthy-server', () => {
  it('passes when all are healthy, and waits for a server that has just started', () => {
    expect(verdictOf(rule, healthy()).status).toBe('passed');
    expect(verdictOf(rule, ailing({ stableSince: ago(29_000) })).status).toBe('passed');
    const [finding] = findingsOf(rule, ailing({ stableSince: ago(30_000) }));
    expect(finding?.remedy.at(-1)).toEqual({
      text: 'If dc2-s2 does not recover, restart Consul there.',
      command: 'systemctl restart consul',
    });
  });

  it('waits for a server that the leader hears nothing from: autopilot does not say since when', () => {
    const silentFor = (ms: number) =>
      ailing({ stableSince: null, lastContactMs: null }).map((observation) => {
        const { autopilot } = observation.facts;
        if (!autopilot || observation.vantage.datacenter !== 'dc2') return observation;
        const fell = { at: NOW - ms, from: 'healthy', to: 'unhealthy' };
        const memory = { knownSince: NOW - 900_000, changes: [{ subject: 'dc2-s2', changes: [fell] }] };
        return { ...observation, facts: { ...observation.facts, autopilot: { ...autopilot, ...memory } } };
      });
    expect(findingsOf(rule, silentFor(29_000))).toEqual([]);
    expect(findingsOf(rule, silentFor(30_000))).toHaveLength(1);
  });

  it.each([
    [{ lastContactMs: null }, 'the leader hears nothing from it'],
    [{ lastTerm: 1 }, 'it is in another Raft term than the leader'],
    [{ lastIndex: 700 }, 'it trails the leader by more than 250 log entries'],
    [{ lastContactMs: 900 }, 'it heard from the leader more than 200 ms ago'],
    [{ lastIndex: 750 }, 'it crosses a threshold of autopilot'],
  ])('says why: %j', (patch, reason) => {
    expect(told(findingsOf(rule, ailing(patch)))).toEqual([
      `warning: Autopilot of dc2 calls dc2-s2 unhealthy: ${reason}`,
    ]);
  });

  it('a dead server is another rule, and no autopilot is no proof', () => {
    expect(findingsOf(rule, ailing({ serfStatus: 'failed' }))).toEqual([]);
    const dead = change.setLanStatus(ailing({}), 'dc2', 'dc2-s2', 'failed');
    expect(findingsOf(rule, dead)).toEqual([]);
    expect(diagnosisOf(dead).findings[0]?.rule).toBe('dead-server');
    expect(verdictOf(rule, change.failFact(healthy(), 'dc2', 'autopilot', 'denied')).status).toBe(
      'inconclusive',
    );
  });
});
