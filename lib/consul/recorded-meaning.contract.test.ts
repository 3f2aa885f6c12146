import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPlayer, type Player } from './testing/recording-player';

let player: Player;
beforeAll(async () => {
  player = await startPlayer();
});
afterAll(() => player.close());

const HEALTHY = '1.8.7/healthy-from-dc1-s1';

describe('the healthy federation of 1.8.7', () => {
  it('has three datacenters with a leader each', async () => {
    expect(await player.value('datacenters', `${HEALTHY}/catalog-datacenters`)).toEqual([
      'dc1',
      'dc2',
      'dc3',
    ]);
    for (const dc of ['', '-dc2', '-dc3']) {
      const leader = await player.value('leader', `${HEALTHY}/status-leader${dc}`);
      expect(await player.value('peers', `${HEALTHY}/status-peers${dc}`)).toContain(leader);
    }
  });

  it('has seven WAN members, all alive, with their tags', async () => {
    const members = await player.value('wanMembers', `${HEALTHY}/agent-members-wan`);
    expect(members.map((member) => member.name)).toEqual([
      'dc1-s1.dc1',
      'dc1-s2.dc1',
      'dc1-s3.dc1',
      'dc2-s1.dc2',
      'dc2-s2.dc2',
      'dc2-s3.dc2',
      'dc3-s1.dc3',
    ]);
    for (const member of members) {
      expect(member).toMatchObject({
        status: 'alive',
        version: '1.8.7',
        port: 8302,
        rpcPort: 8300,
        voter: true,
      });
      expect(member).toMatchObject({
        federationStates: true,
        tls: true,
        expect: member.datacenter === 'dc3' ? 1 : 3,
      });
    }
  });

  it('has servers and clients in the LAN pool', async () => {
    const members = await player.value('lanMembers', `${HEALTHY}/agent-members`);
    expect(members.filter((member) => member.server).map((member) => member.node)).toEqual([
      'dc1-s1',
      'dc1-s2',
      'dc1-s3',
    ]);
    expect(members.some((member) => !member.server)).toBe(true);
  });

  it('federates through mesh gateways', async () => {
    const primary = await player.value('self', `${HEALTHY}/agent-self`);
    const secondary = await player.value('self', '1.8.7/healthy-from-dc2-s1/agent-self');
    const client1 = await player.value('self', '1.8.7/healthy-from-dc1-client1/agent-self');
    for (const self of [primary, secondary]) {
      expect(self).toMatchObject({
        server: true,
        version: '1.8.7',
        primaryDatacenter: 'dc1',
        domain: 'consul',
      });
      expect(self).toMatchObject({
        meshGatewayWanFederation: true,
        connectEnabled: true,
        aclsEnabled: false,
      });
      expect(self).toMatchObject({ verifyIncoming: true, verifyOutgoing: true, verifyServerHostname: true });
      expect(self).toMatchObject({
        caConfigured: true,
        certConfigured: true,
        serfWan: { members: 7, failed: 0 },
      });
    }
    expect(primary.primaryGateways).toEqual([]);
    expect(secondary.primaryGateways).toEqual(['127.0.1.51:8443', '127.0.1.52:8443']);
    expect(client1).toMatchObject({
      server: false,
      serfWan: null,
      raftState: null,
      meshGatewayWanFederation: false,
    });
  });

  it('knows every mesh gateway, live and by federation state', async () => {
    expect(await player.value('meshGatewayNames', `${HEALTHY}/internal-ui-services`)).toEqual([
      'mesh-gateway',
    ]);
    const live = await player.value('meshGateways', `${HEALTHY}/health-service-mesh-gateway-dc2`);
    expect(live).toHaveLength(2);
    expect(live[0]).toMatchObject({
      datacenter: 'dc2',
      node: 'dc2-gw1',
      federation: true,
      lan: { address: '127.0.2.51', port: 8443 },
      wan: { address: '127.0.2.51', port: 8443 },
      partition: null,
    });
    expect(live[0]?.checks.map((check) => check.status)).toEqual(['passing', 'passing']);
    const states = await player.value('federationStates', `${HEALTHY}/internal-federation-states`);
    expect(states.map((state) => [state.datacenter, state.meshGateways.length])).toEqual([
      ['dc1', 2],
      ['dc2', 2],
      ['dc3', 1],
    ]);
    const own = states.find((state) => state.datacenter === 'dc1');
    expect(own?.primaryModifyIndex).toBe(own?.modifyIndex);
    const remote = await player.value('federationStates', `${HEALTHY}/internal-federation-states-dc2`);
    expect(remote.map((state) => state.primaryModifyIndex)).toEqual(states.map((state) => state.modifyIndex));
    const byMap = await player.value(
      'federationStates',
      `${HEALTHY}/internal-federation-states-mesh-gateways`,
    );
    expect(byMap.map((state) => state.meshGateways)).toEqual(states.map((state) => state.meshGateways));
  });

  it('has a healthy raft, catalog, certificate authority and finite coordinates', async () => {
    const autopilot = await player.value('autopilot', `${HEALTHY}/operator-autopilot-health-dc2`);
    expect(autopilot).toMatchObject({ healthy: true, failureTolerance: 1 });
    const raft = await player.value('raft', `${HEALTHY}/operator-raft-configuration-dc2`);
    expect(raft.map((server) => server.node)).toEqual(['dc2-s1', 'dc2-s2', 'dc2-s3']);
    expect(raft.filter((server) => server.leader)).toHaveLength(1);
    const servers = await player.value('catalogServers', `${HEALTHY}/health-service-consul-dc2`);
    expect(servers.map((server) => [server.address, server.serfHealth])).toEqual(
      ['127.0.2.1', '127.0.2.2', '127.0.2.3'].map((address) => [address, 'passing']),
    );
    const [here, there] = [
      await player.value('caRoots', `${HEALTHY}/connect-ca-roots`),
      await player.value('caRoots', `${HEALTHY}/connect-ca-roots-dc3`),
    ];
    expect(there.activeRootId).toBe(here.activeRootId);
    expect(here.roots[0]).toMatchObject({ active: true, notAfter: expect.stringMatching(/^2\d{3}-/) });
    const coordinates = await player.value('coordinates', `${HEALTHY}/coordinate-datacenters`);
    expect(coordinates.flatMap((entry) => entry.servers).length).toBeGreaterThan(0);
  });
});

describe('broken federations of 1.8.7', () => {
  it('tells what a gateway looks like when it is critical or untagged', async () => {
    const critical = await player.value(
      'meshGateways',
      '1.8.7/gateway-critical-from-dc3-s1/health-service-mesh-gateway',
    );
    expect(critical.some((gateway) => gateway.checks.some((check) => check.status === 'critical'))).toBe(
      true,
    );
    const untagged = await player.value(
      'federationStates',
      '1.8.7/gateway-untagged-from-dc1-s1/internal-federation-states',
    );
    expect(
      untagged.find((state) => state.datacenter === 'dc3')?.meshGateways.map((gateway) => gateway.federation),
    ).toEqual([false]);
    const gone = await player.value(
      'federationStates',
      '1.8.7/gateway-deregistered-from-dc1-s1/internal-federation-states',
    );
    expect(gone.find((state) => state.datacenter === 'dc3')?.meshGateways).toEqual([]);
  });

  it('tells a leaderless datacenter from an unreachable one', async () => {
    expect(await player.value('leader', '1.8.7/no-leader-from-dc1-s1/status-leader-dc2')).toBeNull();
    const noLeader = await player.failure('1.8.7/no-leader-from-dc2-s1/operator-raft-configuration');
    expect(noLeader).toMatchObject({ kind: 'no-leader', status: 500, detail: { pathWorks: false } });
    expect((await player.failure('1.8.7/datacenter-down-from-dc1-s1/status-leader-dc3')).kind).toBe(
      'connection-lost',
    );
  });

  it('reads an unhealthy autopilot with status 429 as a value', async () => {
    const autopilot = await player.value(
      'autopilot',
      '1.8.7/server-killed-from-dc2-s1/operator-autopilot-health',
    );
    expect(autopilot.healthy).toBe(false);
    expect(autopilot.servers.find((server) => server.node === 'dc2-s3')).toMatchObject({
      serfStatus: 'failed',
      healthy: false,
    });
  });

  it('names the address that was dialled', async () => {
    const refused = await player.failure('1.8.7/traditional-server-killed-from-dc1-s1/status-leader-dc3');
    expect(refused.detail.dialled).toBe('127.0.3.1:8300');
  });

  it('does not take a denial by the own leader for a proof of the path', async () => {
    const denied = await player.failure('1.8.7/acl-anonymous-from-dc1-s1/internal-federation-states');
    expect(denied).toMatchObject({ kind: 'denied', status: 403, detail: { pathWorks: false } });
    const replication = await player.value(
      'aclReplication',
      '1.8.7/acl-read-only-from-dc2-s1/acl-replication',
    );
    expect(replication).toMatchObject({
      enabled: true,
      running: true,
      sourceDatacenter: 'dc1',
      replicationType: 'tokens',
    });
  });
});
