import { describe, expect, it } from 'vitest';
import { buildFederation } from '@/lib/federation/build-federation';
import type { Federation } from '@/lib/federation/types';
import * as change from '@/lib/observation/testing/observations';
import { toGatewayTableSnapshot } from './gateway-table-snapshot';
import { toRouteSnapshot } from './route-snapshot';
import { toWhatIfSnapshot } from './what-if-snapshot';

const now = 1_700_000_000_000;
const healthy = change.healthyObservations({
  datacenters: [
    { name: 'dc1', servers: 3, gateways: 2 },
    { name: 'dc2', servers: 3, gateways: 2 },
    { name: 'dc3', servers: 1, gateways: 1 },
  ],
  primary: 'dc1',
  mode: 'mesh-gateways',
  now,
});
const federationOf = (observations = healthy) => buildFederation(observations, { now, source: 'consul' });
function route(federation: Federation, from: string, to: string) {
  const pair = federation.pairs.find((one) => one.from === from && one.to === to);
  const told = pair && toRouteSnapshot(pair, federation);
  if (!told) throw new Error(`no route ${from} → ${to}`);
  return told;
}

describe('toRouteSnapshot', () => {
  it('tells every hop with its words, the measurement beside the prediction, and the evidence', () => {
    const told = route(federationOf(), 'dc2', 'dc3');
    expect(told).toMatchObject({
      prediction: 'works',
      agreement: 'agrees',
      measured: { state: 'connected' },
    });
    expect(told.chains[0]?.hops.map(({ kind, datacenter }) => `${kind} ${datacenter}`)).toEqual([
      'own-gateway dc2',
      'remote-gateway dc3',
      'server dc3',
    ]);
    expect(told.chains[0]?.hops[1]?.candidates[0]).toMatchObject({
      address: '198.51.3.1:8443',
      words: 'usable',
      from: null,
    });
    expect(told.comparisons[0]).toMatchObject({ outcome: 'works', answer: 'leader 10.3.0.11:8300' });
    expect(told.evidence[0]?.request).toBe('/v1/health/service/mesh-gateway');
  });

  it.each([
    ['latent', change.editGateway(healthy, 'dc3', 'mesh-gateway-1', { federation: false }), 'the next dial'],
    ['disagrees', change.failForwarding(healthy, 'dc2', 'dc3', 'connection-lost'), 'although every hop'],
    ['recovering', change.failForwarding(healthy, 'dc2', 'dc3', 'no-server-reachable'), 'marked offline'],
    ['not-compared', change.unreachable(healthy, 'dc3'), 'Too little could be read'],
    ['not-compared', change.unreachable(healthy, 'dc2'), 'Nothing was measured'],
  ])('says what %s means', (agreement, observations, words) => {
    const told = route(federationOf(observations), 'dc2', 'dc3');
    expect(told.agreement).toBe(agreement);
    expect(told.agreementSentence).toContain(words);
  });
});

it('lists single points of failure without being asked, ready to be thought away', () => {
  const told = toWhatIfSnapshot(federationOf(), []);
  expect(told.sentence).toBe('Nothing is stopped.');
  expect(told.singlePoints.map(({ stops }) => stops)).toEqual([
    ['datacenter:dc1'],
    ['gateway:dc3/dc3-gw1/mesh-gateway-1'],
    ['server:dc3/dc3-s1'],
  ]);
});

it('says of every belief how far behind it is and when it was read', () => {
  const behind = change.editFederationState(healthy, 'dc3', 'dc2', { primaryModifyIndex: '100' });
  const { gateways } = toGatewayTableSnapshot(federationOf(behind), 'dc2');
  expect(gateways[0]?.beliefs.map(({ observer, words }) => `${observer} ${words}`)).toEqual([
    'dc1 in sync',
    'dc2 in sync',
    'dc3 1 index behind',
  ]);
  expect(gateways[0]?.beliefs[0]?.at).toBe('2023-11-14T22:13:19.000Z');
  const denied = change.failFact(healthy, 'dc3', 'federationStates', 'denied');
  expect(toGatewayTableSnapshot(federationOf(denied), null).gateways).toHaveLength(5);
  expect(toGatewayTableSnapshot(federationOf(denied), 'dc2').gateways[0]?.beliefs[2]?.words).toBe(
    'not read: denied',
  );
});
