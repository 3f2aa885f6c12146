import { expect, test } from 'vitest';
import { defaultFederation } from '../default-federation';
import { play } from '../testing/play';
import { DEMO_TIMING } from '../timing';
import type { Topology } from '../topology';
import { wanViews } from './wan-views';

function suspects(topology: Topology, fault: string): Set<string> {
  const game = play(topology);
  game.faults(fault);
  return new Set([...wanViews(game.world, DEMO_TIMING)].map(({ key, to }) => `${key.split('.')[0]} ${to}`));
}

const mesh = defaultFederation('mesh-gateways');
const traditional = defaultFederation('traditional');

test('behind gateways a datacenter that is gone stays alive; without them it fails', () => {
  expect(suspects(mesh, 'datacenter-down')).toEqual(new Set());
  expect(suspects(traditional, 'datacenter-down')).toEqual(
    new Set([0, 1, 2, 3, 4].map((observer) => `wan ${observer} 5 failed`)),
  );
});

test('swallowed packets make each side fail for the other', () => {
  const found = suspects(mesh, 'datacenter-swallowed');
  expect(found).toContain('wan 0 4 failed');
  expect(found).toContain('wan 4 0 failed');
  expect(found).not.toContain('wan 4 4 failed');
  expect(found).not.toContain('wan 0 1 failed');
});

test('secondaries lose the primary when its gateways refuse, the primary loses nobody', () => {
  expect(suspects(mesh, 'primary-gateways-stopped')).toEqual(
    new Set([1, 2, 3, 4, 5].map((observer) => `wan ${observer} 0 failed`)),
  );
});
