import { expect, it } from 'vitest';
import { hasDeparted } from './departed';
import { federationOf, healthy } from './testing/situation';

it('a datacenter that answers has not departed, nor one that nobody lists', () => {
  const [dc1] = federationOf(healthy()).datacenters;
  if (!dc1) throw new Error('no datacenter');
  const left = dc1.servers.map((s) => ({
    ...s,
    status: 'left' as const,
    views: s.views.map((v) => ({ ...v, status: 'left' as const })),
  }));
  expect(hasDeparted({ ...dc1, servers: left })).toBe(false);
  expect(hasDeparted({ ...dc1, servers: left, observed: 'hearsay' })).toBe(true);
  expect(hasDeparted({ ...dc1, servers: [], observed: 'hearsay' })).toBe(false);
  expect(hasDeparted({ ...dc1, observed: 'hearsay' })).toBe(false);
});
