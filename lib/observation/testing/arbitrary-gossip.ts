import fc from 'fast-check';
import * as any from './arbitrary-values';
import { memory, type Teller, type ToldChange } from './arbitrary-telling';
import * as change from './observations';

/** WAN and LAN pools: status, tags, strangers, and members that come and go. */
export const gossipChanges = ({ dc, nth, odd, told, oneOf }: Teller): fc.Arbitrary<ToldChange>[] => [
  told(
    'allMembers',
    fc.tuple(dc, any.memberStatus),
    (datacenter, s) => (o) => change.setMemberStatus(o, { datacenter }, s),
  ),
  told(
    'member',
    fc.tuple(dc, any.memberStatus, nth),
    (datacenter, s, n) => (o) => change.setMemberStatus(o, { datacenter, node: `${datacenter}-s${n}` }, s),
  ),
  told(
    'membersSeenBy',
    fc.tuple(dc, dc, any.memberStatus),
    (datacenter, seenBy, s) => (o) => change.setMemberStatus(o, { datacenter, seenBy }, s),
  ),
  told(
    'lanMember',
    fc.tuple(dc, nth, any.memberStatus),
    (a, n, s) => (o) => change.setLanStatus(o, a, `${a}-s${n}`, s),
  ),
  told(
    'flappingMember',
    fc.tuple(dc, nth, memory('alive', 'failed')),
    (a, n, m) => (o) => change.rememberMember(o, { datacenter: a, node: `${a}-s${n}` }, m),
  ),
  told(
    'leftLan',
    fc.tuple(dc, nth, memory('failed', 'left')),
    (a, n, m) => (o) => change.rememberLanMember(o, a, `${a}-s${n}`, m),
  ),
  oneOf('strangers', fc.tuple(odd, any.memberStatus), (o, who, [node, status]) =>
    change.withFact(o, who, 'wanMembers', (members) =>
      [
        ...members,
        ...members.slice(0, 2).map((m) => ({
          ...m,
          name: `${node}.${m.datacenter}`,
          node,
          status,
          id: null,
          version: null,
          expect: null,
        })),
      ].reverse(),
    ),
  ),
  oneOf(
    'memberTags',
    fc.tuple(any.consulVersion, fc.boolean(), fc.boolean(), fc.constantFrom('10.1.0.11', '10.9.9.9')),
    (o, who, [version, federationStates, tls, address]) =>
      change.withFact(o, who, 'wanMembers', (members) =>
        members.map((m, i) => (i % 3 === 0 ? { ...m, version, federationStates, tls, address } : m)),
      ),
  ),
  oneOf('unlisted', dc, (o, who, datacenter) =>
    change.withFact(o, who, 'wanMembers', (members) => members.filter((m) => m.datacenter !== datacenter)),
  ),
  told(
    'clientVersions',
    fc.tuple(dc, any.consulVersion),
    (a, version) => (o) =>
      change.withFact(o, a, 'lanMembers', (members) => [
        ...members,
        ...members
          .slice(0, 1)
          .map((m) => ({ ...m, node: `${a}-client`, id: 'client', server: false, version })),
      ]),
  ),
];
