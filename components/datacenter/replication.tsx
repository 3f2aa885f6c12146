'use client';
import type { DatacenterDetail, DatacenterSnapshot, Told } from '@/lib/snapshot/types';
import { Facts } from '../inspector/panel';

const day = (iso: string | null): string | null => (iso === null ? null : iso.slice(0, 10));
const moment = (iso: string | null): string =>
  iso === null ? 'never' : iso.replace('T', ' ').replace(/\.\d+/, '');

/** What was read in words, or why it was not: unknown is never shown as well. */
function told<T>(part: Told<T>, words: (value: T) => string): string {
  return part.read ? words(part.value) : `not read: ${part.why}`;
}

const mayFail = (servers: number): string =>
  `${servers === 0 ? 'no' : servers} more ${servers === 1 || servers === 0 ? 'server' : 'servers'} may fail`;

/** ACL replication, certificate authority and autopilot in plain words. */
export function Replication({
  datacenter,
  detail,
}: {
  datacenter: DatacenterSnapshot;
  detail: DatacenterDetail;
}) {
  const { aclReplication, certificateAuthority, autopilot } = detail;
  return (
    <Facts
      facts={[
        [
          'ACL replication',
          told(
            aclReplication,
            ({ enabled, running, sourceDatacenter, lastSuccess, lastError, lastErrorMessage }) =>
              !enabled
                ? datacenter.role === 'primary'
                  ? 'none: the primary is where ACLs come from'
                  : 'off'
                : `${running ? 'running' : 'not running'}, from ${sourceDatacenter ?? 'nowhere'}; last success ${moment(lastSuccess)}, last error ${moment(lastError)}${lastErrorMessage ? ` (${lastErrorMessage})` : ''}`,
          ),
        ],
        [
          'certificate authority',
          told(
            certificateAuthority,
            ({ name, notAfter, trustDomain, roots }) =>
              `${name ?? 'active root not listed'}, valid until ${day(notAfter) ?? 'not known'}; trust domain ${trustDomain ?? 'not known'}; ${roots} ${roots === 1 ? 'root' : 'roots'}`,
          ),
        ],
        [
          'autopilot',
          told(autopilot, ({ healthy, failureTolerance, unhealthy }) =>
            healthy
              ? `healthy, ${mayFail(failureTolerance)}`
              : `unhealthy${unhealthy.length > 0 ? `: ${unhealthy.join(', ')}` : ''}; ${mayFail(failureTolerance)}`,
          ),
        ],
      ]}
    />
  );
}
