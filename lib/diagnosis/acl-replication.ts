import { heldMs } from '@/lib/federation/held';
import type { Datacenter, Federation, Known, Pair } from '@/lib/federation/types';
import { aclReplicationState, type AclReplicationState } from '@/lib/observation/transitions';
import type { AclReplication } from '@/lib/consul/types';
import { sourceEvidence } from './evidence';
import { ourTime } from './server-clock';
import { indexFederation } from './federation-index';
import type { Evidence, RemedyStep } from './types';
import { nameList } from './words';

/** What a secondary's leader says of its ACL replication, and what else is needed to judge it. */
export type Replication = {
  datacenter: Datacenter;
  /** Where it replicates from. */
  from: string;
  told: Extract<Known<AclReplication>, { known: true }>;
  state: AclReplicationState;
  /** The state lasts: an election, a start or a single failed round is over. */
  lasts: boolean;
  /** The way to the primary was down, and no attempt was made since it is back. */
  waits: boolean;
  /** The way to the primary, if it is measured. */
  way: Pair | undefined;
};

/** Reads that say the same over this time, ms. Where the state is read once a minute, that is two reads. */
const LASTS_MS = 20_000;
/** Consul starts replication up to a minute after an election (api-docs/acl). */
const START_MS = 60_000;
/** It waits 2, 4, 8 … 64 s between attempts: after this time without another, at least five have failed. */
const BACKED_OFF_MS = 20_000;
const LONGEST_WAIT_MS = 75_000;
/** What a clock is ahead of ours is known to about this much, ms. */
const CLOCKS_MS = 3_000;

/** Every secondary that tells of its ACL replication. */
export function replications(federation: Federation): Replication[] {
  const index = indexFederation(federation);
  return federation.datacenters.flatMap((datacenter) => {
    const { aclReplication: told, name, role } = datacenter;
    if (!told.known || role === 'primary') return [];
    const state = aclReplicationState(told.value);
    const from = told.value.sourceDatacenter ?? federation.primary;
    if (from === null || from === name) return [];
    const way = index.pair(name, from);
    const erredAt = ourTime(federation, told.source, told.value.lastError);
    const waits = isWaiting(told, erredAt, way, index.datacenters.get(from));
    return [{ datacenter, from, told, state, lasts: lasts(told, state, erredAt), waits, way }];
  });
}

/** ACLs are on somewhere: where they are off everywhere, nothing is replicated. */
export const usesAcls = ({ datacenters }: Federation): boolean =>
  datacenters.some(({ aclReplication }) => aclReplication.known || aclReplication.gap.kind !== 'feature-off');

/** `erredAt`: of the last error, by our clock. */
function lasts(told: Replication['told'], state: AclReplicationState, erredAt: number): boolean {
  const { at } = told.source;
  const held = heldMs(told, at, '');
  if (state === 'stopped') return held >= START_MS;
  if (held >= LASTS_MS) return true;
  return state === 'fails' && at - erredAt > BACKED_OFF_MS;
}

function isWaiting(
  { source }: Replication['told'],
  erredAt: number,
  way: Pair | undefined,
  primary: Datacenter | undefined,
) {
  const moments = (way?.probes ?? []).flatMap(({ changes }) =>
    changes.filter(({ to }) => to === 'works').map(({ at }) => at),
  );
  const elected = primary?.leader.known
    ? primary.leader.memory?.changes?.flatMap(({ changes }) => changes.map(({ at }) => at))
    : undefined;
  const backAt = Math.max(-Infinity, ...moments, ...(elected ?? []));
  if (source.at - backAt > LONGEST_WAIT_MS) return false;
  return !(erredAt > backAt + CLOCKS_MS);
}

/** Whether requests of the secondary get to the primary, which then can answer them. */
export function reachesPrimary({ way, from }: Replication, federation: Federation): boolean {
  const leader = indexFederation(federation).datacenters.get(from)?.leader;
  const isLed = !leader?.known || leader.value !== null;
  return isLed && (way?.forwarding === 'good' || way?.forwarding === 'partial');
}

export function replicationEvidence({ told, datacenter }: Replication): Evidence {
  const { running, enabled, replicationType, lastSuccess, lastError, lastErrorMessage } = told.value;
  const times = `last success ${lastSuccess ?? 'never'}, last error ${lastError ?? 'never'}${lastErrorMessage === null ? '' : `: ${lastErrorMessage}`}`;
  return sourceEvidence(
    told.source,
    `${datacenter.name}: ${enabled ? 'enabled' : 'not enabled'}, ${running ? 'running' : 'not running'}${replicationType === null ? '' : ` (${replicationType})`}; ${times}`,
  );
}

/** The node that leads, for commands that must run there; else the datacenter. */
export function leaderOf({ servers, name }: Datacenter): string {
  const leader = servers.find((server) => server.leader);
  return leader ? `the leader ${leader.node}` : `the leader of ${name}`;
}

const REPLICATION_POLICY = `acl      = "write"
operator = "write"
service_prefix "" {
  policy     = "read"
  intentions = "read"
}`;

/** Mends the token that is refused: its policy, or a new one where it is gone. */
export function replaceReplicationToken(replication: Replication): RemedyStep[] {
  const { from } = replication;
  return [
    {
      text: `In ${from}, see that the policy of the replication token (here called replication) allows this. If it lacks some of it, write it to replication.hcl and update the policy: then that is all.`,
      command: 'consul acl policy update -name replication -rules @replication.hcl',
      config: REPLICATION_POLICY,
    },
    ...makeReplicationToken(replication, 'If the token is gone, see'),
  ];
}

/** A replication token that may do what it must, made in the primary and set on every server of the secondary. */
export function makeReplicationToken(
  { datacenter, from }: Replication,
  lead = `In ${from}, see`,
): RemedyStep[] {
  const servers = datacenter.servers.filter(({ status }) => status !== 'left').map(({ node }) => node);
  const all = servers.length > 0 ? nameList(servers, 6) : `every server of ${datacenter.name}`;
  return [
    {
      text: `${lead} that a policy for it allows this; write it to replication.hcl and create it if it is missing.`,
      command: 'consul acl policy create -name replication -rules @replication.hcl',
      config: REPLICATION_POLICY,
    },
    {
      text: `In ${from}, create a token with it.`,
      command: 'consul acl token create -description replication -policy-name replication',
    },
    {
      text: `Set the token on ${all}; put it into acl.tokens.replication too, or set acl.enable_token_persistence, so that it survives a restart.`,
      command: 'consul acl set-agent-token replication <SecretID>',
    },
  ];
}
