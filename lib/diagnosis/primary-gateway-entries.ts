import type { Datacenter, Federation } from '@/lib/federation/types';
import { hostPort } from './words';
import { registeredGateways } from './usable-gateways';

/** An entry of `primary_gateways` against the gateways that the primary has registered. */
export type CheckedEntry = {
  entry: string;
  /** unchecked: go-discover, or a name (which may be a load balancer's) that no gateway is registered with. */
  verdict: 'registered' | 'unregistered' | 'unchecked';
};

/** Consul's own test for go-discover (agent/retry_join.go). */
const isDiscovered = (entry: string): boolean => entry.includes('provider=');

const isLiteral = (host: string): boolean => /^\d{1,3}(\.\d{1,3}){3}$/.test(host) || host.includes(':');

function hostOfEntry(entry: string): string {
  const bracketed = /^\[([^\]]*)\]/.exec(entry);
  if (bracketed) return bracketed[1] ?? '';
  const colons = entry.split(':').length - 1;
  return colons === 1 ? entry.slice(0, entry.indexOf(':')) : entry;
}

/**
 * Checks every entry; null when the primary's registrations are not known or there are none to compare with. An address is taken for
 * unregistered only where all gateways are registered with addresses: behind a name, it may be what the name resolves to.
 */
export function checkEntries(
  federation: Federation,
  primary: Datacenter | undefined,
  entries: readonly string[],
): readonly CheckedEntry[] | null {
  if (!primary) return null;
  const { live, gateways } = registeredGateways(federation, primary);
  if (!live || gateways.length === 0) return null;
  const registered = gateways.map(({ wan, lan }) => wan ?? lan);
  const addresses = new Set(registered.map(hostPort));
  const hosts = new Set(registered.map(({ address }) => address));
  const allLiteral = registered.every(({ address }) => isLiteral(address));
  return entries.map((entry) => {
    const host = hostOfEntry(entry);
    // Without a port only the host can be compared.
    if (addresses.has(entry) || (host === entry && hosts.has(host))) return { entry, verdict: 'registered' };
    if (isDiscovered(entry) || !isLiteral(host) || !allLiteral) return { entry, verdict: 'unchecked' };
    return { entry, verdict: 'unregistered' };
  });
}
