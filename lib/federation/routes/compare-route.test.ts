import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseObservationFile } from '@/lib/observation/observation-file';
import * as change from '@/lib/observation/testing/observations';
import type { Observation } from '@/lib/observation/types';
import { buildFederation } from '../build-federation';
import { build, pairOf, three } from '../testing/three';
import type { Federation } from '../types';
import { compareRoute } from './compare-route';

function told(federation: Federation): string[] {
  return federation.pairs.map((pair) => {
    const route = compareRoute(federation, pair);
    return `${pair.from}>${pair.to} ${route?.prediction} ${route?.agreement}`;
  });
}
const agreement = (observations: readonly Observation[], from: string, to: string) => {
  const federation = build(observations);
  return compareRoute(federation, pairOf(federation, from, to))?.agreement;
};

it('agrees everywhere in a healthy federation', () => {
  expect(new Set(told(build(three())).map((line) => line.slice(8)))).toEqual(new Set(['works agrees']));
});

describe('a way that works although new dials must fail', () => {
  it('runs on an open connection', () => {
    const untagged = change.editGateway(three(), 'dc3', 'mesh-gateway-1', { federation: false });
    expect(agreement(untagged, 'dc1', 'dc3')).toBe('latent');
    expect(agreement(untagged, 'dc3', 'dc1')).toBe('agrees');
  });
});

describe('a way that fails although every hop is usable', () => {
  it('disagrees, once a second request has failed', () => {
    const fail = (times: number) => change.failForwarding(three(), 'dc1', 'dc2', 'connection-lost', times);
    expect(agreement(fail(1), 'dc1', 'dc2')).toBe('not-compared');
    expect(agreement(fail(2), 'dc1', 'dc2')).toBe('disagrees');
    expect(agreement(fail(2), 'dc2', 'dc1')).toBe('agrees');
  });

  it('is recovering while only the router’s mark is left', () => {
    const marked = change.failForwarding(three(), 'dc1', 'dc2', 'no-server-reachable');
    expect(agreement(marked, 'dc1', 'dc2')).toBe('recovering');
  });

  it('agrees when the same dial may hit a gateway that is gone', () => {
    const gone = change.editGateway(three(), 'dc2', 'mesh-gateway-1', null, 'live');
    expect(agreement(change.failForwarding(gone, 'dc1', 'dc2', 'connection-lost'), 'dc1', 'dc2')).toBe(
      'agrees',
    );
  });
});

it('measures each server by its own way', () => {
  // The leader goes through its own gateways, the follower dials the primary: only the follower is cut off.
  const gone = ['mesh-gateway-1', 'mesh-gateway-2'].reduce(
    (o, id, i) =>
      change.editGateway(o, 'dc2', id, { wan: { address: `198.51.99.${i}`, port: 8443 } }, 'live'),
    three({ vantagesPerDatacenter: 2 }),
  );
  const federation = build(gone);
  const route = compareRoute(federation, pairOf(federation, 'dc2', 'dc1'));
  expect(route?.comparisons.map(({ predicted }) => predicted)).toEqual(['works', 'works']);
  const moved = change.editGateway(
    three({ vantagesPerDatacenter: 2 }),
    'dc2',
    'mesh-gateway-1',
    null,
    'live',
  );
  const lone = build(change.editGateway(moved, 'dc2', 'mesh-gateway-2', null, 'live'));
  const split = compareRoute(lone, pairOf(lone, 'dc2', 'dc1'));
  expect(split?.comparisons.map(({ predicted }) => predicted)).toEqual(['fails', 'works']);
  expect(split?.comparisons.map((one) => one.agreement)).toEqual(['latent', 'agrees']);
});

/** Recorded from Consul 1.8.7: three datacenters joined through mesh gateways, 20 s after a fault was injected. */
describe('recorded from a real federation', () => {
  const recorded = (path: string): Federation => {
    const file = readFileSync(new URL(`${path}.observations.json`, import.meta.url), 'utf8');
    const parsed = parseObservationFile(file);
    if (!parsed.ok) throw new Error(parsed.message);
    return buildFederation(parsed.file.observations, { now: parsed.file.takenAt, source: 'consul' });
  };

  it('all is well', () => {
    const lines = told(recorded('../../snapshot/fixtures/healthy'));
    expect(new Set(lines.map((line) => line.slice(8)))).toEqual(new Set(['works agrees']));
  });

  it('a killed gateway isolates dc3 from all but the primary, which its servers dial themselves', () => {
    expect(told(recorded('../../snapshot/fixtures/gateway-killed'))).toEqual([
      'dc1>dc2 works agrees',
      'dc1>dc3 fails agrees',
      'dc2>dc1 works agrees',
      'dc2>dc3 fails agrees',
      'dc3>dc1 works agrees',
      'dc3>dc2 fails agrees',
    ]);
  });

  it('without the gateways of the primary the secondaries still reach each other', () => {
    expect(told(recorded('./fixtures/gateways-killed-primary'))).toEqual([
      'dc1>dc2 fails agrees',
      'dc1>dc3 fails agrees',
      'dc2>dc1 fails agrees',
      'dc2>dc3 works agrees',
      'dc3>dc1 fails agrees',
      'dc3>dc2 works agrees',
    ]);
  });

  it('all gateways of the primary replaced at once: the secondaries only know those that are gone', () => {
    const federation = recorded('./fixtures/gateways-replaced-primary');
    expect(told(federation).filter((line) => line.includes('>dc1'))).toEqual([
      'dc2>dc1 fails agrees',
      'dc3>dc1 fails agrees',
    ]);
    const route = compareRoute(federation, pairOf(federation, 'dc2', 'dc1'));
    expect(route?.reason).toContain('no longer registered');
  });

  it('a gateway that lost its tag is a latent fault: requests get through on open connections', () => {
    expect(told(recorded('./fixtures/gateway-untagged'))).toEqual([
      'dc1>dc2 works agrees',
      'dc1>dc3 fails latent',
      'dc2>dc1 works agrees',
      'dc2>dc3 fails latent',
      'dc3>dc1 works agrees',
      'dc3>dc2 fails latent',
    ]);
  });

  it('what no registration shows disagrees: gateways of dc2 that do not get through to dc3', () => {
    expect(told(recorded('./fixtures/gateways-one-way'))).toEqual([
      'dc1>dc2 works agrees',
      'dc1>dc3 works agrees',
      'dc2>dc1 works agrees',
      'dc2>dc3 works disagrees',
      'dc3>dc1 works agrees',
      'dc3>dc2 works agrees',
    ]);
  });
});
