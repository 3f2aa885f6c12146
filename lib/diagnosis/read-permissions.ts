import type { FactName } from '@/lib/observation/types';

/** Parts of a policy that reading Consul needs. */
export const PERMISSIONS = {
  agent: { words: 'agent:read', line: 'agent_prefix   "" { policy = "read" }' },
  node: { words: 'node:read on a prefix', line: 'node_prefix    "" { policy = "read" }' },
  service: { words: 'service:read on a prefix', line: 'service_prefix "" { policy = "read" }' },
  operator: { words: 'operator:read', line: 'operator       = "read"' },
} as const;
export type Permission = keyof typeof PERMISSIONS;

/** What a person calls each fact, and the permissions it needs (consul.md 4.2). None: anybody may read it. */
export const FACT_WORDS: Readonly<Record<FactName, { words: string; needs: readonly Permission[] }>> = {
  self: { words: 'agent options', needs: ['agent'] },
  wanMembers: { words: 'WAN members', needs: ['node'] },
  lanMembers: { words: 'LAN members', needs: ['node'] },
  metrics: { words: 'metrics', needs: ['agent'] },
  datacenters: { words: 'datacenters', needs: [] },
  leader: { words: 'the leader', needs: [] },
  peers: { words: 'Raft peers', needs: [] },
  catalogServices: { words: 'services in the catalog', needs: ['service'] },
  catalogServers: { words: 'servers in the catalog', needs: ['node', 'service'] },
  federationStates: { words: 'federation states', needs: ['operator'] },
  meshGatewayNames: { words: 'gateway services', needs: ['service'] },
  meshGateways: { words: 'mesh gateways', needs: ['node', 'service'] },
  autopilot: { words: 'autopilot health', needs: ['operator'] },
  raft: { words: 'the Raft configuration', needs: ['operator'] },
  coordinates: { words: 'coordinates', needs: [] },
  aclReplication: { words: 'ACL replication', needs: [] },
  caRoots: { words: 'CA roots', needs: [] },
};

/** The permissions that reading these facts needs, in the order of a policy. */
export function permissionsFor(facts: Iterable<FactName>): Permission[] {
  const needed = new Set([...facts].flatMap((fact) => FACT_WORDS[fact].needs));
  // The keys of an object literal come in the order in which they stand.
  return (Object.keys(PERMISSIONS) as Permission[]).filter((permission) => needed.has(permission));
}

/** A policy of exactly these permissions. */
export const policyOf = (permissions: readonly Permission[]): string =>
  permissions.map((permission) => PERMISSIONS[permission].line).join('\n');

/** Least privilege that answers everything read here (tried on Consul 1.8.7; consul.md 4.1). */
export const READ_POLICY = policyOf(permissionsFor(Object.keys(FACT_WORDS) as FactName[]));
