import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { foldCauses } from './causes';
import type { Folding } from './folding';
import { FOLDINGS } from './foldings';
import { RULES } from './rules';
import { diagnosisOf, federationOf, healthy, traditional } from './testing/situation';
import type { Finding } from './types';

const critical = { checks: [{ id: 'c', name: 'port', status: 'critical', output: 'connection refused' }] };
const at = (datacenter: string, rule: string, severity: Finding['severity'] = 'warning'): Finding => ({
  id: `${rule}/${datacenter}`,
  rule,
  severity,
  subject: { kind: 'datacenter', datacenter },
  title: rule,
  evidence: [],
  cause: '',
  remedy: [],
  section: '',
  confidence: 'observed',
  symptoms: [],
});
const always = (cause: string, symptom: string): Folding => ({ cause, symptom, when: () => true });
const one = federationOf(healthy());

describe('foldCauses', () => {
  it('names only rules that exist', () => {
    const ids = new Set(RULES.map(({ id }) => id));
    expect(FOLDINGS.flatMap(({ cause, symptom }) => [cause, symptom]).filter((id) => !ids.has(id))).toEqual(
      [],
    );
  });

  it('folds a chain under its one root, which is as severe as the worst', () => {
    const found = [at('dc1', 'a'), at('dc1', 'b'), at('dc1', 'c', 'critical')];
    const [root, ...others] = foldCauses(found, one, [always('a', 'b'), always('b', 'c')]);
    expect(others).toEqual([]);
    expect(root).toMatchObject({ rule: 'a', severity: 'critical' });
    expect(root?.symptoms.map(({ rule }) => rule)).toEqual(['b', 'c']);
  });

  it('never folds in a circle', () => {
    const found = [at('dc1', 'a'), at('dc1', 'b')];
    const roots = foldCauses(found, one, [always('a', 'b'), always('b', 'a')]);
    expect(roots).toHaveLength(1);
    expect(roots[0]?.symptoms).toHaveLength(1);
  });

  it('folds only what shares a datacenter, unless the consequence may be far away', () => {
    const found = [at('dc1', 'a'), at('dc2', 'b')];
    expect(foldCauses(found, one, [always('a', 'b')])).toHaveLength(2);
    expect(foldCauses(found, one, [{ ...always('a', 'b'), far: true }])).toHaveLength(1);
  });
});

describe('one cause', () => {
  const roots = (observations: Parameters<typeof diagnosisOf>[0]) =>
    diagnosisOf(observations)
      .findings.filter(({ severity }) => severity !== 'info')
      .map(({ rule, subject, symptoms }) => ({ rule, subject, folded: symptoms.map((s) => s.rule) }));

  it('broken ways fold under the datacenter without a usable gateway', () => {
    let all = change.editGateway(healthy(), 'dc3', 'mesh-gateway-1', critical);
    for (const from of ['dc1', 'dc2']) all = change.failForwarding(all, from, 'dc3', 'connection-lost');
    all = change.failForwarding(all, 'dc3', 'dc2', 'no-usable-gateway');
    expect(roots(all)).toEqual([
      {
        rule: 'no-usable-mesh-gateway',
        subject: { kind: 'datacenter', datacenter: 'dc3' },
        folded: ['critical-mesh-gateway', 'forwarding-broken-both-ways'],
      },
    ]);
  });

  it('a latent gateway fault is not hidden by ways that work, nor by another broken way', () => {
    const latent = change.editGateway(healthy(), 'dc3', 'mesh-gateway-1', critical);
    expect(roots(latent).map(({ rule }) => rule)).toEqual(['no-usable-mesh-gateway']);
    const other = change.failForwarding(latent, 'dc1', 'dc2', 'connection-lost');
    expect(roots(other).map(({ rule }) => rule)).toEqual([
      'no-usable-mesh-gateway',
      'blocked-between-mesh-gateways',
    ]);
  });

  it('failed members fold under lost quorum', () => {
    let all = healthy();
    for (const node of ['dc2-s2', 'dc2-s3']) {
      all = change.setMemberStatus(all, { datacenter: 'dc2', node }, 'failed');
      all = change.setLanStatus(all, 'dc2', node, 'failed');
    }
    all = change.withoutLeader(all, 'dc2');
    expect(roots(all)).toEqual([
      {
        rule: 'datacenter-without-leader',
        subject: { kind: 'datacenter', datacenter: 'dc2' },
        folded: ['dead-server', 'dead-server', 'failed-wan-member', 'failed-wan-member'],
      },
    ]);
  });

  it('a datacenter that is gone is one finding, with its own agent and its members', () => {
    let all = change.unreachable(traditional(), 'dc3');
    for (const from of ['dc1', 'dc2']) all = change.failForwarding(all, from, 'dc3', 'connection-lost');
    all = change.setMemberStatus(all, { datacenter: 'dc3' }, 'failed');
    const [root, ...others] = roots(all);
    expect(others).toEqual([]);
    expect(root?.rule).toBe('silent-datacenter');
    expect(root?.folded).toContain('agent-unreachable');
    expect(root?.folded).toContain('failed-wan-member');
  });

  it('dials to port 8300 fold under the server without the option', () => {
    const vantage = change.vantageOf(healthy(), 'dc2');
    const dial = (dialled: string) => change.failureOf('gateway-dial', { dialled });
    let all = change.failForwarding(healthy(), vantage, 'dc1', dial('10.1.0.11:8300'));
    all = change.failForwarding(all, vantage, 'dc3', dial('10.3.0.11:8300'));
    all = change.withFact(all, vantage, 'self', (self) => ({ ...self, meshGatewayWanFederation: false }));
    expect(roots(all)).toEqual([
      {
        rule: 'federation-flag-missing',
        subject: { kind: 'server', datacenter: 'dc2', server: 'dc2-s1' },
        folded: ['forwarding-broken-from-one-server'],
      },
    ]);
  });

  it('a server that its own datacenter knows to be dead stays its own root beside a broken way', () => {
    let all = change.failForwarding(
      healthy({
        datacenters: [
          { name: 'dc1', servers: 3, gateways: 2 },
          { name: 'dc2', servers: 5, gateways: 2 },
        ],
      }),
      'dc1',
      'dc2',
      'connection-lost',
    );
    all = change.setMemberStatus(all, { datacenter: 'dc2', node: 'dc2-s5' }, 'failed');
    all = change.setLanStatus(all, 'dc2', 'dc2-s5', 'failed');
    expect(roots(all).map(({ rule }) => rule)).toEqual(['closed-mesh-gateways', 'dead-server']);
  });

  it('servers that were seen to die before their datacenter went silent are part of that', () => {
    let all = change.setLanStatus(healthy(), 'dc2', 'dc2-s3', 'failed');
    all = change.unreachable(all, 'dc2', 5_000);
    for (const from of ['dc1', 'dc3']) all = change.failForwarding(all, from, 'dc2', 'connection-lost');
    const [root, ...others] = roots(all);
    expect(others).toEqual([]);
    expect(root?.rule).toBe('silent-datacenter');
    expect(root?.folded).toContain('dead-server');
  });
});
