import fc from 'fast-check';
import type { AgentSelf } from '../../consul/types';
import * as any from './arbitrary-values';
import type { Teller, ToldChange } from './arbitrary-telling';
import * as change from './observations';

/** Raft, options, ACL replication, certificate authorities and metrics. */
export const serverChanges = ({ dc, odd, now, told, oneOf }: Teller): fc.Arbitrary<ToldChange>[] => [
  told('noLeader', fc.tuple(dc), (a) => (o) => change.withoutLeader(o, a)),
  oneOf('selfOptions', selfPatch(odd), (o, who, patch) =>
    change.withFact(o, who, 'self', (self) => ({ ...self, ...patch })),
  ),
  oneOf('identity', fc.tuple(odd, fc.option(odd)), (o, who, [datacenter, primaryDatacenter]) =>
    change.withFact(o, who, 'self', (self) => ({ ...self, datacenter, primaryDatacenter })),
  ),
  oneOf('unknownRaft', fc.constant(null), (o, who) =>
    change.withFact(o, who, 'raft', (all) => all.map((s) => ({ ...s, node: '(unknown)', id: '' }))),
  ),
  told(
    'deadPeer',
    fc.tuple(dc, fc.boolean()),
    (a, voter) => (o) =>
      change.withFact(o, a, 'raft', (all) => [
        ...all,
        { id: 'gone', node: `${a}-s9`, address: '10.9.0.9:8300', leader: false, voter },
      ]),
  ),
  told(
    'autopilot',
    fc.tuple(dc, fc.boolean(), fc.integer({ min: -1, max: 2 })),
    (a, healthy, failureTolerance) => (o) =>
      change.withFact(o, a, 'autopilot', (all) => ({
        ...all,
        healthy,
        failureTolerance,
        servers: all.servers.map((s, i) => (i === 0 ? { ...s, healthy } : s)),
      })),
  ),

  told(
    'aclReplication',
    fc.tuple(dc, fc.boolean(), fc.boolean(), any.moment(now), any.moment(now)),
    (a, enabled, running, lastSuccess, lastError) => (o) =>
      change.withFact(o, a, 'aclReplication', (r) => ({
        ...r,
        enabled,
        running,
        lastSuccess,
        lastError,
        lastErrorMessage: lastError === null ? null : 'Permission denied',
      })),
  ),
  told(
    'caRoots',
    fc.tuple(
      dc,
      fc.constantFrom('root-1', 'root-2', ''),
      fc.constantFrom('11111111-2222-3333-4444-555555555555.consul', 'other.consul', null),
      any.moment(now),
    ),
    (a, activeRootId, trustDomain, notAfter) => (o) =>
      change.withFact(o, a, 'caRoots', (ca) => ({
        activeRootId,
        trustDomain,
        roots: ca.roots.map((root) => ({ ...root, id: activeRootId, notAfter })),
      })),
  ),
  oneOf(
    'metrics',
    fc.tuple(any.moment(now), any.moment(now), fc.integer({ min: 0, max: 7 }), fc.boolean()),
    (o, who, [certExpiresAt, caExpiresAt, score, ok]) =>
      change.withFact(o, who, 'metrics', (m) => ({
        ...m,
        certExpiresAt,
        rootCaExpiresAt: caExpiresAt,
        signingCaExpiresAt: caExpiresAt,
        memberlistHealthScore: score,
        candidacies: score,
        memberFlaps: score,
        rpcExceeded: score,
        replication: [{ what: 'acl-tokens', ok, index: score }],
      })),
  ),
];

/** Options of the document and what else differs between servers. */
function selfPatch(odd: fc.Arbitrary<string>): fc.Arbitrary<Partial<AgentSelf>> {
  const flag = fc.constantFrom(true, false, null);
  const list = fc.array(any.dialTarget, { maxLength: 3 });
  return fc.record(
    {
      connectEnabled: flag,
      meshGatewayWanFederation: flag,
      primaryGateways: list,
      retryJoinWan: list,
      startJoinWan: list,
      primaryDatacenter: fc.option(odd),
      domain: fc.constantFrom('consul', 'example', null),
      verifyIncoming: flag,
      verifyOutgoing: flag,
      verifyServerHostname: flag,
      caConfigured: flag,
      certConfigured: flag,
      aclsEnabled: flag,
      advertiseAddrWan: any.gatewayHost,
      version: any.consulVersion.map((version) => version ?? '?'),
      node: odd,
    },
    { requiredKeys: [], noNullPrototype: true },
  );
}
