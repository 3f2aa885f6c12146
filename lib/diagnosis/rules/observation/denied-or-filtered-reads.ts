import type { FactName } from '@/lib/observation/types';
import { isoTime } from '../../evidence';
import { READ_POLICY, SECTIONS } from '../../remedies';
import type { Rule } from '../../types';
import { nameList } from '../../words';

/** What a person calls each fact, and the permission it needs (consul.md 4.2). */
const FACTS: Readonly<Record<FactName, readonly [words: string, permission: string]>> = {
  self: ['agent options', 'agent:read'],
  wanMembers: ['WAN members', 'node:read on a prefix'],
  lanMembers: ['LAN members', 'node:read on a prefix'],
  metrics: ['metrics', 'agent:read'],
  datacenters: ['datacenters', 'none'],
  leader: ['the leader', 'none'],
  peers: ['Raft peers', 'none'],
  catalogServices: ['services in the catalog', 'service:read'],
  catalogServers: ['servers in the catalog', 'node:read and service:read'],
  federationStates: ['federation states', 'operator:read'],
  meshGatewayNames: ['gateway services', 'service:read'],
  meshGateways: ['mesh gateways', 'node:read and service:read'],
  autopilot: ['autopilot health', 'operator:read'],
  raft: ['the Raft configuration', 'operator:read'],
  coordinates: ['coordinates', 'none'],
  aclReplication: ['ACL replication', 'none'],
  caRoots: ['CA roots', 'none'],
};

export const deniedOrFilteredReads: Rule = {
  id: 'denied-or-filtered-reads',
  title: 'The token may not read everything',
  why: 'What is denied is not broken, but it is not seen either: a denied or filtered answer is no proof of health.',
  evidence: 'Refused and filtered answers to our own requests.',
  remedy: 'Give the token the permissions that are named.',
  covers: ['A5'],
  requires: [],
  section: SECTIONS.acl,
  check: ({ vantages }) =>
    vantages
      .filter(({ denied, reachable }) => denied.length > 0 && reachable !== false)
      .map(({ id, address, in: home, denied, failure, lastAnswerAt }) => {
        const words = denied.map((fact) => FACTS[fact][0]);
        const permissions = [...new Set(denied.map((fact) => FACTS[fact][1]))].filter((p) => p !== 'none');
        return {
          severity: 'info',
          subject: { kind: 'vantage', vantage: id, datacenter: home },
          title: `The token for ${address} may not read ${nameList(words)}`,
          evidence: [
            {
              vantage: id,
              request: denied.join(', '),
              at: isoTime(lastAnswerAt),
              value: failure?.message ?? 'the answer was filtered',
            },
          ],
          cause: causeOf(failure?.kind, permissions, home),
          remedy: remedyOf(failure?.kind, home),
          confidence: 'observed',
        };
      }),
};

function causeOf(kind: string | undefined, permissions: readonly string[], home: string | null): string {
  if (kind === 'unknown-token') {
    return `${home ?? 'This datacenter'} does not know the token: it was deleted, has expired, or is local to another datacenter.`;
  }
  if (kind === 'blocked') return 'The agent itself blocks these endpoints (http_config.block_endpoints).';
  const lacks = permissions.length > 0 ? nameList(permissions) : 'a permission';
  return `The token lacks ${lacks}. WAN members are named <node>.<datacenter>, so a rule for an exact node name does not match them.`;
}

function remedyOf(kind: string | undefined, home: string | null) {
  if (kind === 'blocked') {
    return [
      { text: 'Take these paths out of http_config.block_endpoints of the agent, or ask another agent.' },
    ];
  }
  const policy = {
    text: 'Write this policy to isthmus.hcl and create it in the primary datacenter.',
    command: 'consul acl policy create -name isthmus-read -rules @isthmus.hcl',
    config: READ_POLICY,
  };
  const token = {
    text: `Create a token with it${home === null ? '' : ` that ${home} can resolve`} (global, or a local one for each datacenter), and configure it here.`,
    command: 'consul acl token create -description isthmus -policy-name isthmus-read',
  };
  return [policy, token];
}
