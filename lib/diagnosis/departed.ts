import type { Datacenter, Federation } from '@/lib/federation/types';

/** Every WAN pool that lists its servers says they left on purpose, and nothing of its own speaks against it. */
export function hasDeparted({ servers, observed }: Datacenter): boolean {
  if (observed === 'directly' || servers.length === 0) return false;
  return servers.every(
    ({ status, views }) =>
      status === 'left' && views.length > 0 && views.every((view) => view.status === 'left'),
  );
}

/** Only federation states still name it: no WAN pool lists a server of it, and nobody is configured to ask one. */
export function isOnlyARecord(
  { datacenters }: Federation,
  { name, observed, configured, servers }: Datacenter,
): boolean {
  if (observed !== 'hearsay' || configured || servers.length > 0) return false;
  const poolsAreRead = datacenters.some((other) => other.servers.some(({ views }) => views.length > 0));
  return (
    poolsAreRead &&
    datacenters.some(
      ({ federationStates }) =>
        federationStates.known && federationStates.value.some(({ datacenter }) => datacenter === name),
    )
  );
}

/** Not there any more, by its own will or long ago: nothing of it is broken. */
export const isGone = (federation: Federation, datacenter: Datacenter): boolean =>
  hasDeparted(datacenter) || isOnlyARecord(federation, datacenter);
