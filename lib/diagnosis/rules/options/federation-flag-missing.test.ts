import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { findingsOf, healthy, told, traditional, verdictOf } from '../../testing/situation';
import { federationFlagMissing as rule } from './federation-flag-missing';

const without = (who: string, primaryGateways: readonly string[] = []) =>
  change.withFact(healthy(), who, 'self', (self) => ({
    ...self,
    meshGatewayWanFederation: false,
    primaryGateways,
  }));

describe('federation-flag-missing', () => {
  it('passes when all servers have it, or none in a traditional federation', () => {
    expect(verdictOf(rule, healthy()).status).toBe('passed');
    expect(verdictOf(rule, traditional()).status).toBe('passed');
  });

  it('names the server that differs from its neighbour', () => {
    const [finding] = findingsOf(rule, without(change.vantageOf(healthy(), 'dc2')));
    expect(told(finding ? [finding] : [])).toEqual([
      'warning: Server dc2-s1 of dc2 runs without enable_mesh_gateway_wan_federation',
    ]);
    expect(finding?.remedy[0]?.config).toContain('enable_mesh_gateway_wan_federation = true');
    expect(finding?.subject).toEqual({ kind: 'server', datacenter: 'dc2', server: 'dc2-s1' });
  });

  it('leaves a datacenter in which no server has it to other rules', () => {
    expect(verdictOf(rule, without('dc3', ['198.51.1.1:8443'])).status).toBe('passed');
    expect(verdictOf(rule, without('dc3')).status).toBe('passed');
  });

  it('says what must go before Consul starts with it', () => {
    const joining = change.withFact(
      without(change.vantageOf(healthy(), 'dc2')),
      change.vantageOf(healthy(), 'dc2'),
      'self',
      (self) => ({
        ...self,
        retryJoinWan: ['10.1.0.11'],
      }),
    );
    expect(findingsOf(rule, joining)[0]?.remedy[0]?.text).toContain('take retry_join_wan out');
  });

  it('a client agent always says false and is never accused', () => {
    const client = change.asClientAgent(healthy(), change.vantageOf(healthy(), 'dc2'));
    expect(findingsOf(rule, client)).toEqual([]);
  });

  it('is inconclusive when a server does not tell', () => {
    expect(verdictOf(rule, change.failFact(healthy(), 'dc2', 'self', 'denied')).status).toBe('inconclusive');
  });
});
