import type { Federation } from '@/lib/federation/types';
import { indexFederation } from './federation-index';
import type { Subject } from './types';

/** The datacenters of the servers that the observer of a finding about WAN pools does not see alive. */
export function missedBy(subject: Subject, federation: Federation): ReadonlySet<string> {
  const observer =
    subject.kind === 'vantage' ? subject.vantage : subject.kind === 'datacenter' ? subject.datacenter : null;
  return observer === null ? new Set() : (missedServers(federation).get(observer) ?? new Set());
}

const missed = new WeakMap<Federation, ReadonlyMap<string, ReadonlySet<string>>>();

/** Vantage or its datacenter → datacenters of servers that it does not see alive. */
function missedServers(federation: Federation): ReadonlyMap<string, ReadonlySet<string>> {
  const known = missed.get(federation);
  if (known) return known;
  const found = new Map<string, Set<string>>();
  const add = (observer: string, name: string) =>
    found.set(observer, (found.get(observer) ?? new Set()).add(name));
  const { oddServers, wanVantages } = indexFederation(federation);
  for (const { views, datacenter } of oddServers()) {
    const alive = new Set(views.flatMap(({ vantage, status }) => (status === 'alive' ? [vantage] : [])));
    for (const [vantage, home] of wanVantages()) {
      if (alive.has(vantage)) continue;
      add(vantage, datacenter);
      add(home, datacenter);
    }
  }
  missed.set(federation, found);
  return found;
}
