import { describe, expect, it } from 'vitest';
import {
  asClientAgent,
  dropVantage,
  editFederationState,
  unreachable,
  vantageOf,
  withFact,
} from '@/lib/observation/testing/observations';
import type { Observation } from '@/lib/observation/types';
import { sharedMode } from './modes';
import { build, datacenterOf, three } from './testing/three';

const modeOf = (observations: readonly Observation[], name = 'dc1') =>
  datacenterOf(build(observations), name).mode;
const two = three({ vantagesPerDatacenter: 2 });
const without = (observations: readonly Observation[], flag: boolean | null, who: string) =>
  withFact(observations, who, 'self', (self) => ({ ...self, meshGatewayWanFederation: flag }));

describe('the mode of a datacenter', () => {
  it('is what its servers say', () => {
    expect(modeOf(two)).toBe('mesh-gateways');
    expect(modeOf(three({ mode: 'traditional' }))).toBe('traditional');
    expect(modeOf(without(two, false, vantageOf(two, 'dc1', 1)))).toBe('mixed');
  });

  it('is never what a client agent says: its flag is always false', () => {
    expect(modeOf(asClientAgent(two, vantageOf(two, 'dc1')))).toBe('mesh-gateways');
  });

  it('does not change because the agent is away', () => {
    expect(modeOf(unreachable(three({ mode: 'traditional' }), 'dc1'))).toBe('traditional');
  });

  it('is inferred from a tagged gateway when no server told, else unknown', () => {
    expect(modeOf(dropVantage(two, 'dc3'), 'dc3')).toBe('mesh-gateways');
    const hidden = ['dc1', 'dc2'].reduce(
      (list, observer) => editFederationState(list, observer, 'dc3', { meshGateways: [] }),
      dropVantage(two, 'dc3'),
    );
    expect(modeOf(hidden, 'dc3')).toBe('unknown');
    expect(modeOf(asClientAgent(three({ mode: 'traditional' }), 'dc2'), 'dc2')).toBe('unknown');
    expect(modeOf(without(three(), null, 'dc3'), 'dc3')).toBe('mesh-gateways');
  });
});

it('the mode of the federation is the shared one; datacenters that do not tell do not count', () => {
  expect(sharedMode(['mesh-gateways', 'unknown', 'mesh-gateways'])).toBe('mesh-gateways');
  expect(sharedMode(['traditional', 'mesh-gateways'])).toBe('mixed');
  expect(sharedMode(['unknown'])).toBe('unknown');
  expect(sharedMode([])).toBe('unknown');
});
