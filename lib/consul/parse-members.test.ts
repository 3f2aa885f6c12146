import { describe, expect, it } from 'vitest';
import { memberStatus, parseLanMembers, parseWanMembers } from './parse-members';
import { kindOf, skippedBy, valueOf } from './testing/literals';

const wan = (Name: string, Tags: object = {}, rest: object = {}) => ({
  Name,
  Addr: '10.0.0.1',
  Port: 8302,
  Tags,
  Status: 1,
  ...rest,
});

describe('parseWanMembers', () => {
  it('divides a dotted name by its dc tag, or at the last dot', () => {
    const members = valueOf(parseWanMembers, [
      wan('s1.rack1.dc2', { dc: 'dc2' }),
      wan('s2.rack1.dc2'),
      wan('odd', { dc: 'dc3' }),
    ]);
    expect(members.map(({ node, datacenter }) => [node, datacenter])).toEqual([
      ['odd', 'dc3'],
      ['s1.rack1', 'dc2'],
      ['s2.rack1', 'dc2'],
    ]);
  });

  it('has nulls for tags that are missing', () => {
    expect(valueOf(parseWanMembers, [wan('s1.dc1')])[0]).toEqual({
      name: 's1.dc1',
      node: 's1',
      datacenter: 'dc1',
      address: '10.0.0.1',
      port: 8302,
      status: 'alive',
      id: null,
      version: null,
      expect: null,
      voter: true,
      federationStates: false,
      tls: false,
      acls: null,
      rpcPort: null,
    });
  });

  it('reads build, bootstrap and read replicas of either spelling', () => {
    const read = (tags: object) => valueOf(parseWanMembers, [wan('s1.dc1', tags)])[0];
    expect(read({ build: '1.9.0:beta1', bootstrap: '1' })).toMatchObject({ version: '1.9.0', expect: 1 });
    expect(read({ build: ':', expect: 'x' })).toMatchObject({ version: null, expect: null });
    expect(read({ nonvoter: '1' })?.voter).toBe(false);
    expect(read({ read_replica: '1' })?.voter).toBe(false);
  });

  it('reads how far the ACL system is', () => {
    const read = (acls?: string) => valueOf(parseWanMembers, [wan('s1.dc1', acls ? { acls } : {})])[0]?.acls;
    expect(['0', '1', '2', '3', '7', 'x'].map(read)).toEqual([
      'disabled',
      'enabled',
      'legacy',
      'unknown',
      'unknown',
      null,
    ]);
  });

  it('keeps numbers of statuses it does not know', () => {
    expect([0, 1, 2, 3, 4, 7, 'alive', null].map(memberStatus)).toEqual([
      'none',
      'alive',
      'leaving',
      'left',
      'failed',
      'unknown (7)',
      'unknown (-1)',
      'unknown (-1)',
    ]);
  });

  it('tells a client agent from a filtered answer from rubbish', () => {
    expect(kindOf(parseWanMembers, null)).toBe('client-agent');
    expect(kindOf(parseWanMembers, [])).toBe('filtered');
    expect(kindOf(parseWanMembers, {})).toBe('malformed');
    expect(kindOf(parseWanMembers, [{}, 'x'])).toBe('malformed');
    expect(skippedBy(parseWanMembers, [wan('s1.dc1'), wan('nodot'), null])).toBe(2);
  });
});

describe('parseLanMembers', () => {
  it('tells servers from clients, sorted', () => {
    const members = valueOf(parseLanMembers, [
      { Name: 'b', Addr: '10.0.0.2', Status: 4, Tags: { role: 'node', dc: 'dc1' } },
      {
        Name: 'a',
        Addr: '10.0.0.1',
        Status: 1,
        Tags: {
          role: 'consul',
          dc: 'dc1',
          build: '1.8.7:',
          id: 'x',
          ft_fs: '1',
          use_tls: '1',
          acls: '1',
          wan_join_port: '8302',
        },
      },
    ]);
    expect(members).toEqual([
      {
        node: 'a',
        address: '10.0.0.1',
        status: 'alive',
        server: true,
        id: 'x',
        version: '1.8.7',
        datacenter: 'dc1',
        federationStates: true,
        tls: true,
        acls: 'enabled',
        wanJoinPort: 8302,
      },
      {
        node: 'b',
        address: '10.0.0.2',
        status: 'failed',
        server: false,
        id: null,
        version: null,
        datacenter: 'dc1',
        federationStates: false,
        tls: false,
        acls: null,
        wanJoinPort: null,
      },
    ]);
  });

  it('is filtered when it lists nobody', () => {
    expect([kindOf(parseLanMembers, []), kindOf(parseLanMembers, null)]).toEqual(['filtered', 'filtered']);
  });
});
