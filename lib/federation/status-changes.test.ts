import { expect, it } from 'vitest';
import { rememberLanMember, rememberMember, vantageOf } from '@/lib/observation/testing/observations';
import { build, serverOf, three } from './testing/three';

it('tells of every server what WAN pools and its own LAN pool remember, oldest first', () => {
  const wan = rememberMember(
    three(),
    { datacenter: 'dc2', node: 'dc2-s1', seenBy: vantageOf(three(), 'dc1') },
    [
      [60_000, 'alive', 'failed'],
      [20_000, 'failed', 'left'],
    ],
  );
  const federation = build(rememberLanMember(wan, 'dc2', 'dc2-s1', [[40_000, 'alive', 'failed']]));
  const told = serverOf(federation, 'dc2', 'dc2-s1').changes.map(
    ({ vantage, pool, from, to }) => `${vantage.split('@')[0]} ${pool} ${from} ${to}`,
  );
  expect(told).toEqual(['dc1 wan alive failed', 'dc2 lan alive failed', 'dc1 wan failed left']);
  expect(serverOf(federation, 'dc2', 'dc2-s2').changes).toEqual([]);
});

it('does not stumble over a member that nobody lists any more', () => {
  const gone = rememberMember(three(), { datacenter: 'dc2', node: '__proto__' }, [[1, 'left', 'absent']]);
  expect(build(gone).datacenters).toHaveLength(3);
});
