import { describe, expect, it } from 'vitest';
import { three } from '@/lib/federation/testing/three';
import { dropVantage, failForwarding, failFact } from '@/lib/observation/testing/observations';
import { readingsOf } from '@/lib/procedures/testing/verification-readings';
import { verify } from '@/lib/procedures/verification/verify';
import { pluginOutput, unknownOutput, type CheckReport } from './check-output';

const report = (change: Partial<CheckReport> = {}): CheckReport => ({
  status: 'ok',
  headline: 'All 3 datacenters reach each other',
  source: 'consul',
  roots: [],
  datacenters: 3,
  pairs: { all: 6, connected: 6, unknown: 0 },
  verification: null,
  ...change,
});
const output = (change: Partial<CheckReport>, demoAccepted = false) =>
  pluginOutput(report(change), { demoAccepted });
const judged = (observations: ReturnType<typeof three>) =>
  verify(readingsOf(observations), { mode: 'mesh-gateways', source: 'consul' });
const firstLine = (text: string) => text.split('\n')[0] ?? '';

describe('pluginOutput', () => {
  it.each([
    ['ok', 'OK', 0],
    ['warning', 'WARNING', 1],
    ['critical', 'CRITICAL', 2],
    ['unknown', 'UNKNOWN', 3],
  ] as const)('says %s as %s with exit code %i', (status, word, exitCode) => {
    const told = output({ status });
    expect(told.exitCode).toBe(exitCode);
    expect(told.text).toBe(
      `CONSUL FEDERATION ${word} - All 3 datacenters reach each other | pairs_connected=6;;;0;6 pairs_unknown=0;;;0;6 datacenters=3;;;0 causes=0;;;0`,
    );
  });

  it('names every cause on a line of its own, not what is only information', () => {
    const roots: CheckReport['roots'] = [
      { severity: 'critical', title: 'dc3 has no usable mesh gateway' },
      { severity: 'warning', title: 'dc1 runs on its last gateway' },
      { severity: 'info', title: 'dc2 has one gateway by design' },
    ];
    const { text } = output({ status: 'critical', roots });
    expect(text.split('\n').slice(1)).toEqual([
      'CRITICAL: dc3 has no usable mesh gateway',
      'WARNING: dc1 runs on its last gateway',
    ]);
    expect(firstLine(text)).toContain(' causes=2;');
    const many = Array.from({ length: 30 }, (_, i) => ({
      severity: 'warning' as const,
      title: `cause ${i}`,
    }));
    expect(output({ roots: many }).text.split('\n').at(-1)).toBe('and 10 more lines');
  });

  it('lets no name from Consul begin a line, performance data or a terminal control', () => {
    const { text } = output({
      headline: 'dc|1 is\n\u001b[2J down | pairs=0',
      roots: [{ severity: 'warning', title: 'a\nOK' }],
    });
    expect(firstLine(text).split('|')).toHaveLength(2);
    expect(text.split('\n')).toHaveLength(2);
    expect(text).not.toContain('\u001b');
  });

  it('is critical with a failed verification, which then speaks first', () => {
    const verification = judged(failForwarding(three(), 'dc1', 'dc2', 'gateway-dial'));
    const { exitCode, text } = output({ verification });
    expect(exitCode).toBe(2);
    expect(firstLine(text)).toContain(
      'CRITICAL - Verification failed: 1 forwarded request failed; All 3 datacenters reach each other | ',
    );
    expect(firstLine(text)).toContain('verification_failed=1;;;0;9 verification_unchecked=0;;;0;9');
    expect(text.split('\n')[1]).toContain('NOT VERIFIED: A request from dc1 to dc2 fails. HTTP 500');
  });

  it('stays what the diagnosis is with a verification that passed', () => {
    expect(output({ verification: judged(three()) }).exitCode).toBe(0);
    expect(output({ status: 'warning', verification: judged(three()) }).exitCode).toBe(1);
  });

  it('is unknown where the verification should have seen something, and not where nobody was configured', () => {
    const denied = judged(failFact(three(), 'dc2', 'wanMembers', 'denied'));
    expect(output({ verification: denied }).exitCode).toBe(3);
    expect(output({ status: 'critical', verification: denied }).exitCode).toBe(2);
    const readings = readingsOf(
      dropVantage(
        three({
          datacenters: [
            { name: 'dc1', servers: 1, gateways: 1 },
            { name: 'dc2', servers: 1, gateways: 1 },
          ],
        }),
        'dc2',
      ),
    );
    const [agent] = readings.agents;
    const server = { node: 'dc2-s1', id: null, address: '10.2.0.11', serfHealth: 'passing' as const };
    if (!agent) throw new Error('no agent');
    const asked = {
      path: '/v1/health/service/consul?dc=dc2',
      reading: {
        ok: true as const,
        value: [server],
        at: 0,
        ms: 1,
        meta: { index: null, knownLeader: true, lastContactMs: 0, filteredByAcls: false },
      },
    };
    const alone = { ...readings, agents: [{ ...agent, servers: { ...agent.servers, dc2: asked } }] };
    const verification = verify(alone, { mode: 'mesh-gateways', source: 'consul' });
    const { exitCode, text } = output({ verification });
    expect(exitCode).toBe(0);
    expect(text).toContain("2 checks could not be made, 2 of them for want of an agent's address there");
  });

  it('never takes a demo for the truth that nobody asked for', () => {
    expect(output({ source: 'demo' })).toMatchObject({ exitCode: 3 });
    const accepted = output({ source: 'demo' }, true);
    expect(accepted.exitCode).toBe(0);
    expect(accepted.text).toContain('OK - DEMO, not a real federation: All 3');
  });
});

it('gives a reason for UNKNOWN in one line', () => {
  expect(unknownOutput('no\nanswer | at all')).toEqual({
    exitCode: 3,
    text: 'CONSUL FEDERATION UNKNOWN - no answer ¦ at all',
  });
});
