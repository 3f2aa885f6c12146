import type { CaRoots } from '@/lib/consul/types';
import type { Datacenter, Known } from '@/lib/federation/types';
import type { DatacenterDetail } from './types';

type Told = Pick<DatacenterDetail, 'aclReplication' | 'certificateAuthority' | 'autopilot'>;

/** What a datacenter tells of its ACL replication, its certificate authority and its autopilot; a text where it was not read. */
export function replicationDetail({ aclReplication, caRoots, autopilot }: Datacenter): Told {
  return {
    aclReplication: told(
      aclReplication,
      ({ enabled, running, sourceDatacenter, lastSuccess, lastError, lastErrorMessage }) => ({
        enabled,
        running,
        sourceDatacenter,
        lastSuccess,
        lastError,
        lastErrorMessage,
      }),
    ),
    certificateAuthority: told(caRoots, authority),
    autopilot: told(autopilot, ({ healthy, failureTolerance, servers }) => ({
      healthy,
      failureTolerance,
      unhealthy: servers.filter((server) => !server.healthy).map(({ node }) => node),
    })),
  };
}

function authority({ activeRootId, trustDomain, roots }: CaRoots) {
  const active = roots.find(({ id }) => id === activeRootId);
  return {
    trustDomain,
    activeRootId,
    name: active?.name ?? null,
    notAfter: active?.notAfter ?? null,
    roots: roots.length,
  };
}

function told<T, U>(
  known: Known<T>,
  show: (value: T) => U,
): { read: true; value: U } | { read: false; why: string } {
  return known.known ? { read: true, value: show(known.value) } : { read: false, why: known.gap.message };
}
