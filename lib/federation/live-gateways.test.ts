import { expect, it } from 'vitest';
import { editGateway, failFact, withFact } from '@/lib/observation/testing/observations';
import { liveGatewaysOf } from './live-gateways';
import { build, datacenterOf, three } from './testing/three';

const live = (observations = three()) => {
  const federation = build(observations);
  return liveGatewaysOf(federation, datacenterOf(federation, 'dc3'))?.map(({ id }) => id) ?? null;
};
const gone = editGateway(three(), 'dc3', 'mesh-gateway-1', null, 'live');

it('lists what the own catalog has, also when that is nothing', () => {
  expect(live()).toEqual(['mesh-gateway-1']);
  expect(live(gone)).toEqual([]);
});

it('does not know an empty list of a token that is denied other reads, nor one that was not read', () => {
  expect(live(failFact(gone, 'dc3', 'raft', 'denied'))).toBeNull();
  expect(live(failFact(three(), 'dc3', 'meshGateways', 'denied'))).toBeNull();
  expect(live(withFact(three(), 'dc3', 'meshGateways', []))).toEqual([]);
});
