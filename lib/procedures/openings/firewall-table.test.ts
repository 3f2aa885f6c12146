import { describe, expect, it } from 'vitest';
import { build, three } from '@/lib/federation/testing/three';
import { dropVantage, editGateway, withFact } from '@/lib/observation/testing/observations';
import type { Observation } from '@/lib/observation/types';
import { firewallTable } from './firewall-table';
import { openingLines } from './lines';
import type { Opening } from './types';

const table = (observations: readonly Observation[], most?: number) =>
  firewallTable(build(observations), most);
const row = ({ from, to, port, protocol }: Opening) => `${from.label} -> ${to.label} ${port}/${protocol}`;

describe('firewallTable', () => {
  it('opens every server to every other one in a traditional federation', () => {
    const { traditional } = table(three());
    expect(traditional.rows.map(row)).toEqual([
      'servers of 2 other datacenters -> servers of dc1 8300/tcp',
      'servers of 2 other datacenters -> servers of dc1 8302/tcp+udp',
      'servers of 2 other datacenters -> servers of dc2 8300/tcp',
      'servers of 2 other datacenters -> servers of dc2 8302/tcp+udp',
      'servers of 2 other datacenters -> servers of dc3 8300/tcp',
      'servers of 2 other datacenters -> servers of dc3 8302/tcp+udp',
    ]);
    expect(traditional.rows[0]?.from.addresses).toEqual(['10.2.0.11', '10.2.0.12', '10.2.0.13', '10.3.0.11']);
    expect(traditional.rows[0]?.to.addresses).toEqual(['10.1.0.11', '10.1.0.12', '10.1.0.13']);
    // 3·4 + 3·4 + 1·6 ordered pairs of servers, three protocols each.
    expect(traditional.across).toBe(90);
  });

  it('opens gateways to gateways, and secondaries to the gateways of the primary', () => {
    const { meshGateways } = table(three());
    expect(meshGateways.rows.map(row)).toEqual([
      'mesh gateways of 2 other datacenters -> mesh gateways of dc1 8443/tcp',
      'mesh gateways of 2 other datacenters -> mesh gateways of dc2 8443/tcp',
      'mesh gateways of 2 other datacenters -> mesh gateways of dc3 8443/tcp',
      'servers of 2 other datacenters -> mesh gateways of dc1 8443/tcp',
      'servers of dc1 -> mesh gateways of dc1 8443/tcp',
      'mesh gateways of dc1 -> servers of dc1 8300/tcp',
      'servers of dc2 -> mesh gateways of dc2 8443/tcp',
      'mesh gateways of dc2 -> servers of dc2 8300/tcp',
      'servers of dc3 -> mesh gateways of dc3 8443/tcp',
      'mesh gateways of dc3 -> servers of dc3 8300/tcp',
    ]);
    const [into, , , fallback, own] = meshGateways.rows;
    expect(into?.to.addresses).toEqual(['198.51.1.1', '198.51.1.2']);
    expect(into?.from.addresses).toEqual(['10.2.1.1', '10.2.1.2', '10.3.1.1']);
    expect(fallback?.from.addresses).toContain('10.3.0.11');
    expect(own?.to.addresses).toEqual(['10.1.1.1', '10.1.1.2']);
    expect(own?.within).toBe(true);
    // 2·3 + 2·3 + 1·4 between gateways, 2·4 for the fallback.
    expect(meshGateways.across).toBe(24);
  });

  it('says what a count leaves out, and is no number where nothing is known', () => {
    const without = (all: Observation[], ...datacenters: readonly string[]) =>
      datacenters.reduce(
        (o, name) => editGateway(editGateway(o, name, 'mesh-gateway-1', null), name, 'mesh-gateway-2', null),
        all,
      );
    expect(table(three()).meshGateways.acrossNote).toBeNull();
    expect(table(without(three(), 'dc2')).meshGateways).toMatchObject({
      // 2·1 + 1·2 between gateways, 2·4 for the fallback.
      across: 12,
      acrossNote: 'without dc2, which has no mesh gateway with a known WAN address',
    });
    const none = table(without(three({ mode: 'traditional' }), 'dc1', 'dc2', 'dc3'));
    expect(none.meshGateways).toMatchObject({
      across: null,
      acrossNote: 'not known yet, because dc1, dc2 and dc3 have no mesh gateway with a known WAN address',
    });
    expect(none.traditional).toMatchObject({ across: 90, acrossNote: null });
    expect(openingLines(none)).toContain(
      'Federation through mesh gateways, pairs of addresses across datacenters: not known yet, because dc1, dc2 and dc3 have no mesh gateway with a known WAN address',
    );
  });

  it('makes a row for every port where they differ', () => {
    const moved = editGateway(three(), 'dc1', 'mesh-gateway-2', {
      wan: { address: '198.51.1.2', port: 443 },
    });
    const { meshGateways } = table(moved);
    expect(meshGateways.rows.slice(0, 2).map(row)).toEqual([
      'mesh gateways of 2 other datacenters -> mesh gateways of dc1 443/tcp',
      'mesh gateways of 2 other datacenters -> mesh gateways of dc1 8443/tcp',
    ]);
  });

  it('keeps the rows of gateways that are not there yet, and says what it does not know', () => {
    const none = editGateway(
      editGateway(three(), 'dc2', 'mesh-gateway-1', null),
      'dc2',
      'mesh-gateway-2',
      null,
    );
    const { meshGateways } = table(none);
    expect(meshGateways.rows.map(row)).toContain(
      'mesh gateways of 2 other datacenters -> mesh gateways of dc2 null/tcp',
    );
    const unknown = table(editGateway(three(), 'dc3', 'mesh-gateway-1', { wan: null })).unknown;
    expect(unknown).toEqual(['the WAN address of mesh-gateway-1 of dc3']);
  });

  it('proves an overlap by one address of two servers, and only suspects it by a subnet', () => {
    const address = (to: string) => (observations: Observation[]) =>
      observations.map((o) => {
        const [wan] = withFact([o], o.vantage.id, 'wanMembers', (members) =>
          members.map((member) => (member.node === 'dc3-s1' ? { ...member, address: to } : member)),
        );
        return wan ?? o;
      });
    const local = (to: string, all: Observation[]) =>
      withFact(address(to)(all), 'dc3', 'lanMembers', (members) =>
        members.map((member) => ({ ...member, address: to })),
      );
    expect(table(three()).overlaps).toEqual([]);
    expect(table(local('10.1.0.12', three())).overlaps).toMatchObject([
      { kind: 'same-address', what: '10.1.0.12:8300', datacenters: ['dc1', 'dc3'] },
    ]);
    expect(table(local('10.1.0.77', three())).overlaps).toMatchObject([
      { kind: 'same-subnet', what: '10.1.0.0/24', datacenters: ['dc1', 'dc3'] },
    ]);
    expect(table(local('fd00:1::77', three())).overlaps).toEqual([]);
  });

  it('grows with the datacenters, not with their pairs, and lists as many addresses as it is asked for', () => {
    const many = three({
      datacenters: Array.from({ length: 50 }, (_, i) => ({ name: `dc${i + 10}`, servers: 3, gateways: 2 })),
      primary: 'dc10',
    });
    const { traditional, meshGateways } = table(many, 40);
    expect(traditional.rows).toHaveLength(100);
    expect(meshGateways.rows).toHaveLength(50 + 1 + 100);
    expect(traditional.rows[0]?.from).toMatchObject({ label: 'servers of 49 other datacenters', count: 147 });
    expect(traditional.rows[0]?.from.addresses).toHaveLength(40);
  });

  it('lets no name begin a line or command a terminal', () => {
    const evil = three({
      datacenters: [
        { name: 'dc1', servers: 1, gateways: 1 },
        { name: 'e\u001b[2J\nvil', servers: 1, gateways: 1 },
      ],
    });
    const lines = openingLines(table(evil));
    expect(lines.join('')).not.toMatch(/[\u001b\n]/);
    expect(lines.some((line) => line.includes('servers of e [2J vil'))).toBe(true);
  });

  it('is text for a ticket', () => {
    const lines = openingLines(table(dropVantage(three(), 'dc3')));
    expect(lines[0]).toBe('Firewall openings as of 2026-01-01T12:00:00.000Z');
    expect(lines).toContain(
      '  servers of dc1 (10.1.0.11 10.1.0.12 10.1.0.13) -> mesh gateways of dc1 (10.1.1.1 10.1.1.2) 8443/tcp  # Servers dial their own gateways for everything that goes to another datacenter, gossip as well.',
    );
  });
});
