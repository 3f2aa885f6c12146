import type { AclMode, LanMember, MemberStatus, WanMember } from './types';
import { byText, countAt, field, objectAt, portAt, textAt } from './json-fields';
import { filtered, mapParsed, parseList, type Parse } from './parsed';

/** Serf's states by number (consul.md 1.2). */
const STATUSES: readonly MemberStatus[] = ['none', 'alive', 'leaving', 'left', 'failed'];

/** Numbers this version does not know stay visible as `unknown (7)`; what is no number is `unknown (-1)`. */
export function memberStatus(value: unknown): MemberStatus {
  if (typeof value !== 'number' || !Number.isInteger(value)) return 'unknown (-1)';
  return STATUSES[value] ?? `unknown (${value})`;
}

/** `1.8.7` of the build tag `1.8.7:` or `1.9.0:beta1`. */
const versionOf = (tags: object): string | null => textAt(tags, 'build')?.split(':')[0] || null;

const ACL_MODES: readonly AclMode[] = ['disabled', 'enabled', 'legacy', 'unknown'];

/** The tag `acls` by its number (agent/structs/acl.go, ACLMode). */
function aclsOf(tags: object): AclMode | null {
  const mode = countAt(tags, 'acls');
  return mode === null ? null : (ACL_MODES[mode] ?? 'unknown');
}

/** `/v1/agent/members?wan=1`. `null` comes from a client agent; a server always sees itself, so `[]` is filtered by ACLs. */
export const parseWanMembers: Parse<readonly WanMember[]> = (body) => {
  if (body === null) {
    return {
      ok: false,
      kind: 'client-agent',
      reason: 'a client agent has no WAN pool: ask a server of its datacenter',
    };
  }
  const members = parseList(body, 'WAN members', readWanMember);
  if (members.ok && members.value.length === 0) {
    return filtered(
      'the WAN pool lists nobody, not even this server: the token needs node:read (node_prefix "")',
    );
  }
  return mapParsed(members, (value) =>
    value.sort(
      byText(
        (member) => member.name,
        (member) => member.address,
      ),
    ),
  );
};

function readWanMember(entry: unknown): WanMember | null {
  const name = textAt(entry, 'Name');
  const tags = objectAt(entry, 'Tags');
  // A node name may hold dots, a datacenter cannot: the last dot divides them (lib.SerfMemberName in Consul).
  const dot = name?.lastIndexOf('.') ?? -1;
  const datacenter = textAt(tags, 'dc') ?? (dot > 0 ? name?.slice(dot + 1) : null);
  if (!name || !datacenter) return null;
  const node = name.endsWith(`.${datacenter}`) ? name.slice(0, -datacenter.length - 1) : name;
  return {
    name,
    node,
    datacenter,
    address: textAt(entry, 'Addr') ?? '',
    port: portAt(entry, 'Port') ?? 0,
    status: memberStatus(field(entry, 'Status')),
    id: textAt(tags, 'id'),
    version: versionOf(tags),
    expect: textAt(tags, 'bootstrap') === '1' ? 1 : countAt(tags, 'expect'),
    voter: textAt(tags, 'nonvoter') !== '1' && textAt(tags, 'read_replica') !== '1',
    federationStates: textAt(tags, 'ft_fs') === '1',
    tls: textAt(tags, 'use_tls') === '1',
    acls: aclsOf(tags),
    rpcPort: portAt(tags, 'port'),
  };
}

/** `/v1/agent/members`. An agent always sees itself, so an empty list is filtered by ACLs. */
export const parseLanMembers: Parse<readonly LanMember[]> = (body) => {
  const members = parseList(body, 'LAN members', readLanMember);
  if (members.ok && members.value.length === 0) {
    return filtered(
      'the LAN pool lists nobody, not even this agent: the token needs node:read (node_prefix "")',
    );
  }
  return mapParsed(members, (value) =>
    value.sort(
      byText(
        (member) => member.node,
        (member) => member.address,
      ),
    ),
  );
};

function readLanMember(entry: unknown): LanMember | null {
  const node = textAt(entry, 'Name');
  if (node === null) return null;
  const tags = objectAt(entry, 'Tags');
  return {
    node,
    address: textAt(entry, 'Addr') ?? '',
    status: memberStatus(field(entry, 'Status')),
    server: textAt(tags, 'role') === 'consul',
    id: textAt(tags, 'id'),
    version: versionOf(tags),
    datacenter: textAt(tags, 'dc'),
    federationStates: textAt(tags, 'ft_fs') === '1',
    tls: textAt(tags, 'use_tls') === '1',
    acls: aclsOf(tags),
    wanJoinPort: portAt(tags, 'wan_join_port'),
  };
}
