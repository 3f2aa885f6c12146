import { atLeast } from '../topology';
import { forwarded, json, type Ask, type Endpoint } from './endpoint';

export const ACL: readonly Endpoint[] = [
  forwarded('/v1/acl/replication', (ask) => json(replication(ask)), { leader: 'always' }),
];

const NEVER = '0001-01-01T00:00:00Z';

/** In the primary nothing replicates. A secondary that fails keeps the time of its last success, and a later error. */
function replication({ world, datacenter, now }: Ask) {
  const primary = world.topology.primary;
  const secondary = datacenter !== primary;
  const failingSince = world.replicationFailing.get(datacenter);
  const whole = (ms: number) => new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z');
  // A quiet blocking query returns about once a minute.
  const rhythm = Math.floor(now / 60_000) * 60_000;
  const success = failingSince === undefined ? Math.max(rhythm, world.startedAt) : failingSince - 1000;
  const newer = atLeast(datacenter.version, '1.11.0')
    ? { LastErrorMessage: failingSince === undefined ? '' : 'failed to retrieve remote ACL tokens: EOF' }
    : {};
  return {
    Enabled: secondary,
    Running: secondary,
    SourceDatacenter: secondary ? primary.name : '',
    ReplicationType: secondary ? 'tokens' : '',
    ReplicatedIndex: secondary ? 31 : 0,
    ReplicatedRoleIndex: secondary ? 1 : 0,
    ReplicatedTokenIndex: secondary ? 44 : 0,
    LastSuccess: secondary ? whole(success) : NEVER,
    LastError: secondary && failingSince !== undefined ? whole(Math.max(now - 2000, failingSince)) : NEVER,
    ...newer,
  };
}
