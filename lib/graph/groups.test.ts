import { describe, expect, it } from 'vitest';
import { datacenter } from '@/components/testing/snapshot-builder';
import { groupsOf } from './groups';

const DATACENTERS = [
  datacenter('dc1', { role: 'primary', versions: ['1.12.9'] }),
  datacenter('dc2', { status: 'critical', versions: ['1.9.2'] }),
  datacenter('dc3', { status: 'unknown', versions: [] }),
  datacenter('dc4', { versions: ['1.12.9', '1.9.2'] }),
];

describe('groupsOf', () => {
  it('puts the worst state first, and keeps the order of names within', () => {
    expect(groupsOf(DATACENTERS, 'state')).toEqual([
      { label: 'critical', names: ['dc2'] },
      { label: 'unknown', names: ['dc3'] },
      { label: 'ok', names: ['dc1', 'dc4'] },
    ]);
  });

  it('puts the primary first', () => {
    expect(groupsOf(DATACENTERS, 'role').map(({ label }) => label)).toEqual(['primary', 'secondary']);
  });

  it('puts the newest version first; several and none at the end', () => {
    expect(groupsOf(DATACENTERS, 'version')).toEqual([
      { label: '1.12.9', names: ['dc1'] },
      { label: '1.9.2', names: ['dc2'] },
      { label: 'several versions', names: ['dc4'] },
      { label: 'version not known', names: ['dc3'] },
    ]);
  });

  it('takes many old versions together, and loses nobody', () => {
    const many = Array.from({ length: 12 }, (_, i) => datacenter(`dc${i}`, { versions: [`1.${i}.0`] }));
    const groups = groupsOf(many, 'version');
    expect(groups.map(({ label }) => label)).toEqual([
      '1.11.0',
      '1.10.0',
      '1.9.0',
      '1.8.0',
      '1.7.0',
      'other versions',
    ]);
    expect(groups.flatMap(({ names }) => names)).toHaveLength(12);
  });
});
