import { expect, it } from 'vitest';
import { datacenter, meshGateway, server } from '../testing/snapshot-builder';
import { matchDatacenters, stopLabel, stoppables } from './stoppable';

const dc1 = datacenter('dc1', {
  servers: [server('a', { leader: true }), server('b', { status: 'left' })],
  meshGateways: [
    meshGateway('gw', { usable: false }),
    meshGateway('old', { seen: 'federation-state' }),
    meshGateway('sick', { status: 'critical', usable: false }),
  ],
});

it('offers what runs: not a server that left, not a gateway that only a record still names', () => {
  expect(stoppables(dc1).map(({ stop, note }) => `${stop} (${note})`)).toEqual([
    'datacenter:dc1 ()',
    'gateway:dc1/gw-host/gw (mesh gateway on gw-host, passing, not usable)',
    'gateway:dc1/sick-host/sick (mesh gateway on sick-host, critical)',
    'server:dc1/a (server, leader, alive)',
  ]);
});

it('names a stop that stands alone', () => {
  expect(stopLabel('datacenter:dc1')).toBe('all of dc1');
  expect(stopLabel('gateway:dc1/gw-host/gw')).toBe('gw of dc1');
  expect(stopLabel('server:dc1/a')).toBe('a of dc1');
});

it('finds datacenters by their name and by what is in them', () => {
  const all = [dc1, datacenter('dc2'), datacenter('x')];
  expect(matchDatacenters(all, '')).toBe(all);
  expect(matchDatacenters(all, 'dc').map(({ name }) => name)).toEqual(['dc1', 'dc2']);
  expect(matchDatacenters(all, 'x-s2').map(({ name }) => name)).toEqual(['x']);
});
