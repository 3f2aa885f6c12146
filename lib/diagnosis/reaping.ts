import type { Federation, Server } from '@/lib/federation/types';
import { turnedAt } from './status-history';

/** Serf's reconnect_timeout of the WAN pool where it is not set, and how long it lists who left (TombstoneTimeout), ms. */
const RECONNECT_MS = 72 * 3_600_000;
const TOMBSTONE_MS = 24 * 3_600_000;

/** When Consul forgets members: after `reconnect_timeout_wan`, the longest that is set anywhere, ms. */
function reconnectMs({ datacenters }: Federation): number {
  const set = datacenters.flatMap(({ servers }) =>
    servers.flatMap(({ self }) => (self?.known ? (self.value.reconnectTimeoutWanMs ?? []) : [])),
  );
  return set.length === 0 || Math.max(...set) === 0 ? RECONNECT_MS : Math.max(...set);
}

/** When WAN pools forget a server, as a sentence: of a failed one by the failure that was watched, else by the rule. */
export function forgotten(federation: Federation, server: Server): string {
  const failed = server.views.some(({ status }) => status === 'failed');
  const ms = failed ? reconnectMs(federation) : TOMBSTONE_MS;
  const at = turnedAt(server, failed ? 'failed' : 'left');
  const hours = Math.round(ms / 3_600_000);
  if (at === null) return `Consul forgets it ${hours} hours after it ${failed ? 'failed' : 'left'}`;
  return `Consul forgets it ${minute(at + ms)}, ${hours} hours after it ${failed ? 'failed' : 'left'}`;
}

/** `on 2026-11-27 at 18:04 UTC`. */
const minute = (at: number): string => {
  const time = new Date(at).toISOString();
  return `on ${time.slice(0, 10)} at ${time.slice(11, 16)} UTC`;
};
