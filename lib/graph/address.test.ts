import { expect, it } from 'vitest';
import { HOSTILE_STRINGS } from '@/lib/demo/hostile-strings';
import { datacenterPath, means, selectionPath } from './address';

it('has an address for every name that Consul lets through, and knows it again', () => {
  for (const name of HOSTILE_STRINGS) {
    const segment = datacenterPath(name).slice('/datacenters/'.length);
    expect(means(segment, name), name.slice(0, 80)).toBe(true);
    expect(means(decodeURIComponent(segment), name), name.slice(0, 80)).toBe(true);
    expect(means(segment, `${name}x`)).toBe(false);
    expect(selectionPath({ kind: 'datacenter', datacenter: name })).toMatch(/^\/\?select=datacenter%3A/);
  }
});

it('takes what is no percent-encoding as it is', () => {
  expect(means('%E0%A4%A', 'dc1')).toBe(false);
  expect(means('50%', '50%')).toBe(true);
});
