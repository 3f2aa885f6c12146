import { expect, it } from 'vitest';
import type { Live } from './types';
import { isUnknownDatacenter } from './unknown-datacenter';

/** Only what is asked of it. */
const knowing = (...names: string[]) =>
  ({ taken: () => ({ federation: { datacenters: names.map((name) => ({ name })) } }) }) as unknown as Live;

it('knows the page of a datacenter that nobody has told of', () => {
  const live = knowing('dc1', 'a b', '50%');
  for (const url of [
    '/datacenters/dc1',
    '/datacenters/dc1/?x=1',
    '/datacenters/a%20b',
    '/datacenters/50%25',
    '/routes',
    '/datacenters/dc9?_rsc=1',
  ])
    expect(isUnknownDatacenter(url, live), url).toBe(false);
  for (const url of ['/datacenters/dc9', '/datacenters/dc9/?x=1', '/datacenters/%E0%A4%A'])
    expect(isUnknownDatacenter(url, live), url).toBe(true);
});

it('misses nothing while nothing is known', () => {
  expect(isUnknownDatacenter('/datacenters/dc9', null)).toBe(false);
  expect(isUnknownDatacenter('/datacenters/dc9', knowing())).toBe(false);
});
