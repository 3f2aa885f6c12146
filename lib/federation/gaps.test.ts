import { describe, expect, it } from 'vitest';
import {
  asClientAgent,
  dropVantage,
  failFact,
  failForwarding,
  unreachable,
  vantageOf,
} from '@/lib/observation/testing/observations';
import type { Observation } from '@/lib/observation/types';
import { build, three } from './testing/three';

const two = three({ vantagesPerDatacenter: 2 });
const gaps = (observations: readonly Observation[]) =>
  build(observations).gaps.map(({ datacenter, fact, kind }) => `${datacenter} ${fact} ${kind}`);

describe('gaps', () => {
  it('are none when all is known, in either mode', () => {
    expect(gaps(two)).toEqual([]);
    expect(gaps(three({ mode: 'traditional' }))).toEqual([]);
  });

  it('of a datacenter fact need all readers to miss it', () => {
    expect(gaps(failFact(two, vantageOf(two, 'dc1'), 'raft', 'denied'))).toEqual([]);
    expect(gaps(failFact(two, 'dc1', 'raft', 'denied'))).toEqual(['dc1 raft denied']);
  });

  it('of a view are one for each vantage', () => {
    expect(gaps(failFact(two, vantageOf(two, 'dc1'), 'wanMembers', 'filtered'))).toEqual([
      'dc1 wanMembers filtered',
    ]);
    expect(gaps(asClientAgent(two, vantageOf(two, 'dc1')))).toEqual(['dc1 wanMembers client-agent']);
  });

  it('of the names of gateway services do not matter once the gateways are known', () => {
    expect(gaps(failFact(two, 'dc1', 'meshGatewayNames', 'denied'))).toEqual([]);
    const both = failFact(
      failFact(two, 'dc1', 'meshGatewayNames', 'denied'),
      'dc1',
      'meshGateways',
      'denied',
    );
    expect(gaps(both)).toEqual(['dc1 meshGatewayNames denied', 'dc1 meshGateways denied']);
  });

  it('of forwarding are one for a datacenter without vantage', () => {
    const hearsay = build(dropVantage(three(), 'dc2')).gaps;
    expect(hearsay.filter((gap) => gap.fact === 'forwarding')).toEqual([
      {
        fact: 'forwarding',
        datacenter: 'dc2',
        vantage: '',
        kind: 'not-asked',
        message: 'no agent of dc2 is asked',
        path: '',
        at: null,
      },
    ]);
    expect(hearsay.map((gap) => gap.fact)).toEqual(
      expect.arrayContaining(['self', 'wanMembers', 'lanMembers', 'leader', 'raft', 'federationStates']),
    );
  });

  it('of forwarding are those of probes that told nothing', () => {
    expect(gaps(failForwarding(three(), 'dc1', 'dc2', 'throttled'))).toEqual(['dc2 forwarding throttled']);
    expect(gaps(failForwarding(three(), 'dc1', 'dc2', 'connection-lost'))).toEqual([]);
    const away = build(unreachable(three(), 'dc1')).gaps.filter((gap) => gap.fact === 'forwarding');
    expect(away.map((gap) => [gap.datacenter, gap.kind])).toEqual([
      ['dc2', 'agent-unreachable'],
      ['dc3', 'agent-unreachable'],
    ]);
  });
});
