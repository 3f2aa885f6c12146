import { describe, expect, it } from 'vitest';
import type { MeshGatewayService } from '@/lib/consul/types';
import { compareWithLive, isUsable, recordsOf, worstCheck } from './gateway-beliefs';

const check = (status: string) => ({ id: status, name: status, status, output: '' });
const gateway = (part: Partial<MeshGatewayService> = {}): MeshGatewayService => ({
  datacenter: 'dc2',
  node: 'gw1',
  id: 'mesh-gateway-1',
  service: 'mesh-gateway',
  lan: { address: '10.2.1.1', port: 8443 },
  wan: { address: '198.51.2.1', port: 8443 },
  federation: true,
  partition: null,
  namespace: null,
  checks: [check('passing')],
  ...part,
});

describe('isUsable, as agent/consul/gateway_locator.go', () => {
  it.each([
    ['tagged and passing', {}, true],
    ['warning', { checks: [check('passing'), check('warning')] }, true],
    ['no checks', { checks: [] }, true],
    ['one critical check', { checks: [check('passing'), check('critical')] }, false],
    ['not tagged', { federation: false }, false],
    ['default partition', { partition: 'default' }, true],
    ['another partition', { partition: 'team-a' }, false],
  ])('%s', (_, part, usable) => {
    expect(isUsable(gateway(part))).toBe(usable);
  });
});

it.each([
  [[], 'passing'],
  [['passing', 'warning'], 'warning'],
  [['critical', 'passing'], 'critical'],
  [['warning', 'odd'], 'odd'],
  [['odd', 'critical'], 'critical'],
  [['constructor', 'passing'], 'constructor'],
])('the worst of %j is %s', (statuses, worst) => {
  expect(worstCheck(statuses.map(check))).toBe(worst);
});

describe('records', () => {
  const source = { vantage: 'dc1@a', path: '/v1/internal/federation-states', at: 1 };
  const states = [
    {
      datacenter: 'dc2',
      meshGateways: [gateway(), gateway({ id: 'two', federation: false })],
      updatedAt: null,
      primaryModifyIndex: '1',
      modifyIndex: '1',
    },
  ];

  it('are made once for an answer, and again for another reader or time', () => {
    const first = recordsOf(states, 'dc1', source);
    expect(first).toMatchObject([{ datacenter: 'dc2', usable: 1, tagged: 1 }]);
    expect(recordsOf(states, 'dc1', { ...source })).toBe(first);
    expect(recordsOf(states, 'dc3', source)[0]?.gateways[0]?.belief.observer).toBe('dc3');
    expect(recordsOf(states, 'dc1', { ...source, at: 2 })[0]?.gateways[0]?.belief.source.at).toBe(2);
  });

  it('are compared anew when the live registration is another', () => {
    const believed = recordsOf(states, 'dc1', source)[0]?.gateways[0];
    if (!believed) throw new Error('empty');
    const matches = (live: MeshGatewayService | null | undefined) => {
      compareWithLive(believed, live);
      return [believed.belief.matchesLive, believed.sameWan];
    };
    expect(matches(undefined)).toEqual([null, false]);
    expect(matches(null)).toEqual([false, false]);
    expect(matches(gateway())).toEqual([true, true]);
    expect(matches(gateway({ lan: { address: '10.2.1.9', port: 8443 } }))).toEqual([false, true]);
    expect(matches(gateway({ checks: [check('critical')] }))).toEqual([false, true]);
    expect(matches(gateway({ checks: [check('warning')] }))).toEqual([true, true]);
  });
});
