import { describe, expect, it } from 'vitest';
import { parseAgentSelf } from './parse-agent';
import { kindOf, valueOf } from './testing/literals';

const Config = { NodeName: 's1', Datacenter: 'dc1', NodeID: 'i', Server: true, Version: '1.8.7' };
const read = (DebugConfig: object, Stats: object = {}) =>
  valueOf(parseAgentSelf, { Config, DebugConfig, Stats });

describe('parseAgentSelf', () => {
  it('has nulls for everything an agent does not tell', () => {
    expect(valueOf(parseAgentSelf, { Config })).toEqual({
      node: 's1',
      nodeId: 'i',
      datacenter: 'dc1',
      primaryDatacenter: null,
      server: true,
      version: '1.8.7',
      connectEnabled: null,
      meshGatewayWanFederation: null,
      primaryGateways: [],
      primaryGatewaysIntervalMs: null,
      retryJoinWan: [],
      startJoinWan: [],
      domain: null,
      verifyIncoming: null,
      verifyOutgoing: null,
      verifyServerHostname: null,
      caConfigured: null,
      certConfigured: null,
      tlsMinVersion: null,
      aclsEnabled: null,
      aclDefaultPolicy: null,
      aclDownPolicy: null,
      aclTokenReplication: null,
      aclTokenPersistence: null,
      advertiseAddr: null,
      advertiseAddrWan: null,
      serfAdvertiseWan: null,
      translateWanAddrs: null,
      serverPort: null,
      bootstrapExpect: null,
      leaveOnTerm: null,
      reconnectTimeoutWanMs: null,
      wanProbeIntervalMs: null,
      wanProbeTimeoutMs: null,
      wanSuspicionMult: null,
      encryptVerifyIncoming: null,
      encryptVerifyOutgoing: null,
      httpMaxConnsPerClient: null,
      rpcMaxConnsPerClient: null,
      serfWan: null,
      raftState: null,
      leaderAddress: null,
    });
  });

  it('finds TLS options in both places', () => {
    const on = {
      verifyIncoming: true,
      verifyOutgoing: true,
      verifyServerHostname: true,
      caConfigured: true,
      certConfigured: true,
    };
    const options = {
      VerifyIncoming: true,
      VerifyOutgoing: true,
      VerifyServerHostname: true,
      CAFile: '',
      CAPath: '/ca',
      CertFile: '/c',
    };
    expect(read(options)).toMatchObject(on);
    expect(read({ TLS: { InternalRPC: options } })).toMatchObject(on);
    expect(read({ VerifyIncoming: false, VerifyIncomingRPC: true }).verifyIncoming).toBe(true);
    expect(read({ VerifyIncoming: false, VerifyIncomingRPC: false, CAFile: '', CertFile: '' })).toMatchObject(
      { verifyIncoming: false, caConfigured: false, certConfigured: false },
    );
  });

  it('finds the ACL options of old and new agents', () => {
    const resolver = { ACLDefaultPolicy: 'deny', ACLDownPolicy: 'extend-cache', ACLsEnabled: true };
    const options = {
      aclDefaultPolicy: 'deny',
      aclDownPolicy: 'extend-cache',
      aclsEnabled: true,
      aclTokenReplication: true,
      aclTokenPersistence: true,
    };
    expect(read({ ...resolver, ACLTokenReplication: true, ACLEnableTokenPersistence: true })).toMatchObject(
      options,
    );
    const blocks = { ACLResolverSettings: resolver, ACLTokens: { EnablePersistence: true } };
    expect(read({ ...blocks, ACLTokenReplication: true })).toMatchObject(options);
  });

  it('finds gossip verification of old and new agents', () => {
    const verify = { EncryptVerifyIncoming: true, EncryptVerifyOutgoing: false };
    const both = { encryptVerifyIncoming: true, encryptVerifyOutgoing: false };
    expect(read(verify)).toMatchObject(both);
    expect(read({ StaticRuntimeConfig: verify })).toMatchObject(both);
  });

  it('reads durations as Go writes them, and the default reconnect timeout where none is set', () => {
    expect(read({ PrimaryGatewaysInterval: '1m30s' }).primaryGatewaysIntervalMs).toBe(90_000);
    expect(read({ ReconnectTimeoutWAN: '0s' }).reconnectTimeoutWanMs).toBe(72 * 3_600_000);
    expect(read({ ReconnectTimeoutWAN: '8h0m0s' }).reconnectTimeoutWanMs).toBe(8 * 3_600_000);
  });

  it('has the address that Serf names to the WAN pool without its scheme', () => {
    expect(read({ SerfAdvertiseAddrWAN: 'tcp://10.0.0.1:8302' }).serfAdvertiseWan).toBe('10.0.0.1:8302');
  });

  it('hides credentials of cloud auto-join, also in quotes', () => {
    const join = 'provider=azure tag_name=consul client_id=1 secret_access_key="a b" auth_token=x password=y';
    expect(read({ RetryJoinWAN: [join] }).retryJoinWan).toEqual([
      'provider=azure tag_name=consul client_id=1 secret_access_key=hidden auth_token=hidden password=hidden',
    ]);
  });

  it('reads Stats, which are text', () => {
    const stats = {
      serf_wan: { members: '7', failed: '1', left: 'x', health_score: '3', encrypted: 'true' },
      raft: { state: 'Leader' },
      consul: { leader_addr: '' },
    };
    expect(read({}, stats)).toMatchObject({
      serfWan: { members: 7, failed: 1, left: 0, healthScore: 3, encrypted: true },
      raftState: 'Leader',
      leaderAddress: null,
    });
  });

  it('is malformed without a name or a datacenter', () => {
    expect(
      [null, [], {}, { Config: { NodeName: 'a' } }, 'x'].map((body) => kindOf(parseAgentSelf, body)),
    ).toEqual(Array(5).fill('malformed'));
  });
});
