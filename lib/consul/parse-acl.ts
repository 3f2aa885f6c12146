import type { AclReplication } from './types';
import { booleanAt, textAt, timeAt } from './json-fields';
import { kindOfJson, malformed, parsed, type Parse } from './parsed';

/** `/v1/acl/replication`. Off in the primary, which is normal; times are null for Go's zero time (never). */
export const parseAclReplication: Parse<AclReplication> = (body) => {
  const enabled = booleanAt(body, 'Enabled');
  if (enabled === null) return malformed(`expected an object with Enabled, got ${kindOfJson(body)}`);
  return parsed({
    enabled,
    running: booleanAt(body, 'Running') ?? false,
    sourceDatacenter: textAt(body, 'SourceDatacenter'),
    replicationType: textAt(body, 'ReplicationType'),
    lastSuccess: timeAt(body, 'LastSuccess'),
    lastError: timeAt(body, 'LastError'),
    lastErrorMessage: textAt(body, 'LastErrorMessage'),
  });
};
