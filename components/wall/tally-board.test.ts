import { describe, expect, it } from 'vitest';
import { HEALTHY, TRADITIONAL } from '../testing/sample-snapshots';
import {
  CONNECTED,
  datacenter,
  DISCONNECTED,
  meshGateway,
  server,
  snapshotOf,
} from '../testing/snapshot-builder';
import { tallyBoard } from './tally-board';

const counted = (snapshot: Parameters<typeof tallyBoard>[0]) =>
  tallyBoard(snapshot).rows.map(({ kind, counts }) => [kind, Object.fromEntries(counts)]);

describe('tallyBoard', () => {
  it('has one column while all is well', () => {
    expect(tallyBoard(HEALTHY).columns).toEqual(['good']);
    expect(counted(HEALTHY)).toEqual([
      ['Datacenters', { good: 3 }],
      ['Servers', { good: 9 }],
      ['Mesh gateways', { good: 6 }],
      ['Pairs', { good: 6 }],
    ]);
  });

  it('counts each state apart, and neither the diagonal nor gateways of no federation', () => {
    const broken = snapshotOf(
      [
        datacenter('dc1', { role: 'primary' }),
        datacenter('dc2', {
          status: 'critical',
          servers: [server('s1', { status: 'failed' }), server('s2', { status: 'left' })],
          meshGateways: [
            meshGateway('g1', { status: 'critical', usable: false }),
            meshGateway('g2', { federation: false }),
          ],
        }),
      ],
      (from) => (from === 'dc1' ? DISCONNECTED : CONNECTED),
    );
    expect(counted(broken)).toEqual([
      ['Datacenters', { good: 1, bad: 1 }],
      ['Servers', { good: 3, bad: 1, left: 1 }],
      ['Mesh gateways', { good: 2, bad: 1 }],
      ['Pairs', { good: 1, bad: 1 }],
    ]);
    expect(tallyBoard(broken).columns).toEqual(['good', 'bad', 'left']);
  });

  it('has no row of mesh gateways where there are none by design', () => {
    expect(counted(TRADITIONAL).map(([kind]) => kind)).toEqual(['Datacenters', 'Servers', 'Pairs']);
  });
});
