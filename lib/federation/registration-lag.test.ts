import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { build, NOW, three } from './testing/three';
import { registrationLags } from './registration-lag';

const told = (all: ReturnType<typeof three>) =>
  registrationLags(build(all)).map(({ datacenter, differences }) => [datacenter, ...differences]);
const live = (patch: Parameters<typeof change.editGateway>[3]) =>
  change.editGateway(three(), 'dc2', 'mesh-gateway-1', patch, 'live');

describe('registrationLags', () => {
  it('finds none where registrations and record agree, nor where one of them is not known', () => {
    expect(told(three())).toEqual([]);
    const critical = live({ checks: [{ id: 'c', name: 'c', status: 'critical', output: '' }] });
    expect(told(change.failFact(critical, 'dc2', 'meshGateways', 'denied'))).toEqual([]);
    expect(told(change.failFact(critical, 'dc1', 'federationStates', 'denied'))).toEqual([]);
  });

  it.each([
    [
      { checks: [{ id: 'c', name: 'c', status: 'critical', output: '' }] },
      'is critical, in the record passing',
    ],
    [
      { lan: { address: '10.9.9.9', port: 1 } },
      'has the LAN address 10.9.9.9:1, in the record 10.2.1.1:8443',
    ],
    [{ wan: null }, 'has the WAN address none, in the record 198.51.2.1:8443'],
    [{ federation: false }, 'is not tagged for federation, in the record it is'],
    [null, 'is in the record, and not registered any more'],
  ])('tells what differs: %j', (patch, difference) => {
    expect(told(live(patch))).toEqual([['dc2', `mesh-gateway-1 on dc2-gw1 ${difference}`]]);
  });

  it('a check more or less is a difference too', () => {
    const check = { id: 'ready', name: 'ready', status: 'passing', output: '' };
    const listening = {
      id: 'service:mesh-gateway-1',
      name: 'Mesh gateway listening',
      status: 'passing',
      output: '',
    };
    expect(told(live({ checks: [listening, check] }))).toEqual([
      ['dc2', 'mesh-gateway-1 on dc2-gw1 has the check "ready" passing, in the record not'],
    ]);
    expect(told(live({ checks: [] }))).toEqual([
      [
        'dc2',
        'mesh-gateway-1 on dc2-gw1 has no check "Mesh gateway listening" any more, in the record it has',
      ],
    ]);
    expect(told(live({ checks: [{ ...listening, output: 'other words' }] }))).toEqual([]);
  });

  it('a gateway that is not in the record differs too, unless its partition keeps it out', () => {
    const unrecorded = change.editGateway(three(), 'dc2', 'mesh-gateway-1', null, 'federation-states');
    expect(told(unrecorded)).toEqual([
      ['dc2', 'mesh-gateway-1 on dc2-gw1 is registered, and not in the record'],
    ]);
    const elsewhere = change.editGateway(unrecorded, 'dc2', 'mesh-gateway-1', { partition: 'team' }, 'live');
    expect(told(elsewhere)).toEqual([]);
  });

  it('lasts since the later of both changed', () => {
    const remember = (
      all: ReturnType<typeof three>,
      who: string,
      name: 'meshGateways' | 'federationStates',
      ms: number,
    ) =>
      change.changeFact(all, who, name, (fact) => ({ ...fact, changedAt: NOW - ms, knownSince: NOW - ms }));
    const both = remember(
      remember(live({ wan: null }), 'dc2', 'meshGateways', 70_000),
      'dc1',
      'federationStates',
      90_000,
    );
    expect(registrationLags(build(both))).toMatchObject([{ lastsMs: 70_000 }]);
  });
});
