import type { Datacenter } from '@/lib/federation/types';

/** Every WAN pool that lists its servers says they left on purpose, and nothing of its own speaks against it. */
export function hasDeparted({ servers, observed }: Datacenter): boolean {
  if (observed === 'directly' || servers.length === 0) return false;
  return servers.every(
    ({ status, views }) =>
      status === 'left' && views.length > 0 && views.every((view) => view.status === 'left'),
  );
}
