import type { Datacenter, Server } from '@/lib/federation/types';

/** Consul's own default of the option `domain`. */
export const DEFAULT_DOMAIN = 'consul';

/** The domain of a datacenter's servers: what most of those that were asked say, the first by name among equals; null when none told. */
export function domainOf({ servers }: Datacenter): string | null {
  const votes = new Map<string, number>();
  for (const { self } of servers) {
    const domain = self?.known ? self.value.domain : null;
    if (domain !== null) votes.set(domain, (votes.get(domain) ?? 0) + 1);
  }
  const ranked = [...votes].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return ranked[0]?.[0] ?? null;
}

/**
 * The names that the document demands of a server's certificate. Both are used as SNI and verified by the dialling side, whatever
 * verify_server_hostname says (agent tlsutil/config.go ServerSNI, wrapALPNTLSClient).
 */
export function requiredNames({ node, datacenter }: Pick<Server, 'node' | 'datacenter'>, domain: string) {
  return [`server.${datacenter}.${domain}`, `${node}.server.${datacenter}.${domain}`] as const;
}

/** Which of the wanted names no name of a certificate covers; `*.rest` covers exactly one label more than `rest` (RFC 6125). */
export function missingNames(wanted: readonly string[], has: readonly string[]): string[] {
  const names = new Set(has.map((name) => name.toLowerCase()));
  return wanted.filter((name) => {
    const lower = name.toLowerCase();
    return !names.has(lower) && !names.has(lower.replace(/^[^.]+/, '*'));
  });
}
