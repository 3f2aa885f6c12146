import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPlayer, type Player } from './testing/recording-player';

let player: Player;
beforeAll(async () => {
  player = await startPlayer();
});
afterAll(() => player.close());

describe('newer versions, as documented', () => {
  it('finds TLS options, ACL policy and hidden credentials of 1.12 and later', async () => {
    const self = await player.value('self', 'documented/1.17-secondary/agent-self');
    expect(self).toMatchObject({
      version: '1.17.3',
      verifyIncoming: true,
      verifyOutgoing: true,
      verifyServerHostname: true,
    });
    expect(self).toMatchObject({
      caConfigured: true,
      certConfigured: true,
      aclDefaultPolicy: 'deny',
      domain: 'corp.example',
    });
    expect(self.primaryGateways[1]).toBe(
      'provider=aws tag_key=role tag_value=mesh access_key_id=hidden secret_access_key=hidden',
    );
    expect(self.serfWan).toEqual({ members: 6, failed: 1, left: 0, healthScore: 2, encrypted: true });
  });

  it('reads new tags, statuses and Enterprise fields', async () => {
    const members = await player.value('wanMembers', 'documented/1.17-secondary/agent-members-wan');
    expect(members.map((member) => [member.status, member.voter, member.expect, member.version])).toEqual([
      ['alive', true, 1, '1.17.3'],
      ['alive', true, 3, '1.17.3'],
      ['failed', false, 3, '1.17.3'],
      ['unknown (7)', true, 3, '1.17.3'],
    ]);
    const gateways = await player.value('meshGateways', 'documented/1.17-secondary/health-service-edge');
    expect(
      gateways.map((gateway) => [
        gateway.partition,
        gateway.namespace,
        gateway.wan?.address ?? null,
        gateway.lan.address,
      ]),
    ).toEqual([
      ['default', 'default', 'gw1.dc2.example.com', '10.0.2.11'],
      ['edge', null, null, '10.0.2.12'],
    ]);
    expect(await player.value('meshGatewayNames', 'documented/1.17-secondary/internal-ui-services')).toEqual([
      'edge',
    ]);
    const replication = await player.value('aclReplication', 'documented/1.17-secondary/acl-replication');
    expect(replication.lastErrorMessage).toMatch(/ACL not found$/);
  });

  it('reads the expiry of certificates that 1.8.7 does not tell', async () => {
    expect(await player.value('metrics', 'documented/1.17-secondary/agent-metrics')).toEqual({
      certExpiresAt: '2024-03-11T09:00:00.000Z',
      rootCaExpiresAt: '2034-02-17T09:00:00.000Z',
      signingCaExpiresAt: '2025-02-19T09:00:00.000Z',
      memberlistHealthScore: 2,
      blockingQueries: 12,
      candidacies: 0,
      memberFlaps: 1,
      rpcExceeded: 3,
      rpcFailed: 0,
      replication: [
        { what: 'acl-policies', ok: true, index: 1976 },
        { what: 'acl-tokens', ok: false, index: null },
      ],
    });
  });

  it('proves the path by a denial of the other datacenter', async () => {
    expect((await player.failure('documented/1.17-errors/denied-remote')).detail.pathWorks).toBe(true);
    expect((await player.failure('documented/1.17-errors/denied-token')).detail.pathWorks).toBe(false);
  });
});
