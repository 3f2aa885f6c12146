import { describe, expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { healthyObservations } from '@/lib/observation/testing/observations';
import { build, NOW, three } from '../testing/three';
import type { Stop } from './stops';
import { whatIf } from './what-if';

const gateway = (datacenter: string, n: number): Stop => ({
  kind: 'gateway',
  datacenter,
  node: `${datacenter}-gw${n}`,
  id: `mesh-gateway-${n}`,
});
const server = (datacenter: string, n: number): Stop => ({
  kind: 'server',
  datacenter,
  node: `${datacenter}-s${n}`,
});
const stop = (stops: readonly Stop[], observations = three()) => whatIf(build(observations), stops);
const changed = (...args: Parameters<typeof stop>) =>
  stop(...args).changes.map(({ from, to, effect }) => `${from}>${to} ${effect}`);

describe('what breaks', () => {
  it('nothing, of nothing', () => {
    expect(stop([])).toMatchObject({ sentence: 'Nothing is stopped.', changes: [], remains: [] });
  });

  it('nothing with one of two gateways of a secondary, and it says which one is then the last', () => {
    expect(changed([gateway('dc2', 1)])).toEqual([]);
    expect(stop([gateway('dc2', 1)]).sentence).toBe(
      'No way between datacenters breaks. mesh-gateway-2 on dc2-gw2 is then the last mesh gateway of dc2.',
    );
  });

  it('all but the way to the primary with the last gateway', () => {
    expect(changed([gateway('dc3', 1)])).toEqual(['dc1>dc3 breaks', 'dc2>dc3 breaks', 'dc3>dc2 breaks']);
    expect(stop([gateway('dc3', 1)]).sentence).toBe('3 ways break.');
  });

  it('with the gateways of the primary the ways of the primary, and what only it can do', () => {
    const all = stop([gateway('dc1', 1), gateway('dc1', 2)]);
    expect(all.changes.map(({ from, to }) => `${from}>${to}`)).toEqual([
      'dc1>dc2',
      'dc1>dc3',
      'dc2>dc1',
      'dc3>dc1',
    ]);
    expect(all.sentence).toContain('ACLs and gateway addresses no longer reach the others');
  });

  it('with a quorum the leader, while the way goes on', () => {
    const two = stop([server('dc2', 1), server('dc2', 2)]);
    expect(two.remains[0]?.quorum).toMatchObject({
      voters: 3,
      alive: 3,
      aliveAfter: 1,
      needed: 2,
      kept: false,
    });
    expect(two.sentence).toMatch(
      /^dc2 loses its leader\. Requests to dc2, .* then fail with "No cluster leader"; only stale reads/,
    );
    expect(stop([server('dc2', 2)]).sentence).toContain('keeps its quorum and cannot lose another server');
  });

  it('with a datacenter its own ways only', () => {
    expect(changed([{ kind: 'datacenter', datacenter: 'dc3' }])).toEqual([
      'dc1>dc3 breaks',
      'dc2>dc3 breaks',
      'dc3>dc1 breaks',
      'dc3>dc2 breaks',
    ]);
  });
});

it('says of how many ways it does not know, and never calls them spared', () => {
  const denied = change.failFact(three(), 'dc3', 'federationStates', 'denied');
  const told = stop([gateway('dc3', 1)], denied);
  expect(told.unknown).toBeGreaterThan(0);
  expect(told.sentence).toContain('it is not known');
});

it('works without gateways', () => {
  const flat = three({ mode: 'traditional' });
  expect(changed([server('dc3', 1)], flat)).toHaveLength(4);
  expect(stop([server('dc3', 1)], flat).remains[0]?.gateways).toBeNull();
});

it('looks only at what it touches, however large the federation', () => {
  const datacenters = Array.from({ length: 40 }, (_, i) => ({
    name: `dc${i + 10}`,
    servers: 3,
    gateways: 2,
  }));
  const large = build(healthyObservations({ datacenters, primary: 'dc10', mode: 'mesh-gateways', now: NOW }));
  const told = whatIf(large, [{ kind: 'datacenter', datacenter: 'dc17' }]);
  expect(told.changes).toHaveLength(78);
  expect(told.pairs).toBe(1_560);
});
