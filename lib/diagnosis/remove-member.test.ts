import { expect, it } from 'vitest';
import type { Federation, Server } from '@/lib/federation/types';
import { forceLeave, removeMember } from './remove-member';
import { federationOf, healthy } from './testing/situation';

const federation = federationOf(healthy());
const [, dc2] = federation.datacenters;
const server = dc2?.servers.find(({ node }) => node === 'dc2-s3');

/** dc2-s3 as its LAN pool has it, in a federation whose servers all run one version. */
function step(lan: Server['lan'] | 'failed' | 'left' | 'none' | 'alive', version: string | null, edit = {}) {
  if (!server?.lan.known) throw new Error('dc2-s3 is known to its LAN pool');
  const versioned: Federation = {
    ...federation,
    datacenters: federation.datacenters.map((datacenter) => ({
      ...datacenter,
      servers: datacenter.servers.map((one) => ({ ...one, version })),
    })),
  };
  return removeMember(versioned, {
    ...server,
    lan: typeof lan === 'string' ? { ...server.lan, value: lan } : lan,
    ...edit,
  });
}
const unknown: Server['lan'] = {
  known: false,
  gap: {
    fact: 'lanMembers',
    datacenter: 'dc2',
    vantage: 'dc2',
    kind: 'denied',
    message: '',
    path: '/v1/agent/members',
    at: null,
  },
};

it('what the LAN pool lists is removed in its own datacenter, by node name, in every version', () => {
  for (const version of ['1.8.7', '1.15.2', null])
    for (const lan of ['failed', 'left'] as const) {
      expect(step(lan, version).command).toBe('consul force-leave -prune dc2-s3');
      expect(step(lan, version).text).toContain('on another server of dc2');
    }
});

it('what only WAN pools list takes -wan, which came with 1.11', () => {
  expect(step('none', '1.11.0')).toEqual({
    text: 'Remove it, on a server of dc1; on one of the others too if they still list it after a minute.',
    command: 'consul force-leave -wan -prune dc2-s3.dc2',
  });
  expect(step('alive', '1.15.2').command).toBe('consul force-leave -wan -prune dc2-s3.dc2');
  expect(step(unknown, null).text).toContain('This takes Consul 1.11 or later');
  expect(step('none', '1.15.2', { views: [] }).text).toContain('on a server of dc2. This takes');
});

it('before 1.11 says that nothing removes it, and for how long it stays', () => {
  const views = (status: 'alive' | 'failed') => ({
    views: server?.views.map((view) => ({ ...view, status })),
  });
  const failed = step('none', '1.10.12', views('failed'));
  expect(failed.text).toMatch(
    /^No command removes it now: .*"No node found with name".* Consul forgets it 72 hours after it failed\. With 1\.11 /,
  );
  expect(failed).not.toHaveProperty('command');
  expect(step('none', '1.8.7', views('alive')).text).toContain('Consul does not forget it either');
  expect(step(unknown, '1.8.7')).toMatchObject({
    text: expect.stringContaining('only while that LAN pool lists it') as string,
    command: 'consul force-leave -prune dc2-s3',
  });
});

it('reads no name as an option or as shell', () => {
  expect(forceLeave('-http-addr=evil:1')).toBe('consul force-leave -prune -- -http-addr=evil:1');
  expect(forceLeave('$(id).dc2', 'wan')).toBe("consul force-leave -wan -prune '$(id).dc2'");
});
