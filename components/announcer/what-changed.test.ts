import { describe, expect, it } from 'vitest';
import {
  CONNECTED,
  datacenter,
  DISCONNECTED,
  snapshotOf,
  type SampleCell,
} from '../testing/snapshot-builder';
import { whatChanged } from './what-changed';

const three = (cell: (from: string, to: string) => SampleCell = () => CONNECTED, change = {}) =>
  snapshotOf([datacenter('dc1', { role: 'primary' }), datacenter('dc2'), datacenter('dc3')], cell, change);
const BEFORE = three();

describe('whatChanged', () => {
  it('says nothing when nothing of note changed', () => {
    expect(whatChanged(BEFORE, three())).toBeNull();
    expect(
      whatChanged(
        BEFORE,
        three(() => ({ ...CONNECTED, ms: 7 })),
      ),
    ).toBeNull();
  });

  it('says the new verdict, the datacenter and the way', () => {
    const now = snapshotOf(
      [datacenter('dc1', { role: 'primary' }), datacenter('dc2'), datacenter('dc3', { status: 'critical' })],
      (from, to) => (from === 'dc1' && to === 'dc3' ? DISCONNECTED : CONNECTED),
      { status: 'critical', headline: 'dc3 cannot be reached' },
    );
    expect(whatChanged(BEFORE, now)).toBe(
      'critical: dc3 cannot be reached; datacenter dc3 is critical, was ok; dc1 to dc3 now disconnected.',
    );
  });

  it('counts what is too much to name', () => {
    expect(
      whatChanged(
        BEFORE,
        three(() => DISCONNECTED),
      ),
    ).toBe('6 ways now disconnected.');
    const worse = snapshotOf(
      Array.from({ length: 5 }, (_, i) => datacenter(`dc${i}`, { status: 'warning' })),
      () => CONNECTED,
    );
    const well = snapshotOf(
      Array.from({ length: 5 }, (_, i) => datacenter(`dc${i}`)),
      () => CONNECTED,
    );
    expect(whatChanged(well, worse)).toBe(
      'datacenter dc0 is warning, was ok; datacenter dc1 is warning, was ok; and 3 more datacenters.',
    );
  });

  it('tells a datacenter that came or went, without its ways', () => {
    const four = snapshotOf([...BEFORE.datacenters, datacenter('dc4')], () => CONNECTED, {
      status: BEFORE.status,
      headline: BEFORE.headline,
    });
    expect(whatChanged(BEFORE, four)).toBe('datacenter dc4 is new, ok.');
    expect(whatChanged(four, BEFORE)).toBe('datacenter dc4 is gone.');
  });
});
