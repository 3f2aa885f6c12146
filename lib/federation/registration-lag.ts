import { worstCheck } from './gateway-beliefs';
import { heldMs } from './held';
import { groundOf, gatewayKey } from './routes/ground';
import type { Federation, MeshGateway, Source } from './types';
import type { Check, MeshGatewayService } from '../consul/types';
import { hostPort } from './words';

/** What a datacenter has registered and the primary's record of it has not. */
export type RegistrationLag = {
  datacenter: string;
  /** `mesh-gateway-1 on dc2-gw1 is critical, in the record passing`; never empty. */
  differences: readonly [string, ...string[]];
  /** For how long (ms) both have been as they are. Infinity: nobody remembers. */
  lastsMs: number;
  sources: { live: Source; record: Source };
};

/** Datacenters whose live registrations differ from the primary's record of them, as they are read: for a moment after every change. */
export function registrationLags(federation: Federation): RegistrationLag[] {
  const { primary, datacenters, takenAt } = federation;
  const ground = groundOf(federation);
  const records = primary === null ? null : ground.records(primary);
  if (!records?.known) return [];
  return datacenters.flatMap(({ name, liveGateways }) => {
    const live = ground.live(name);
    if (live === null || !liveGateways.known) return [];
    const record = records.value.get(name)?.meshGateways ?? [];
    const [first, ...rest] = differencesOf(live, record);
    if (first === undefined) return [];
    return [
      {
        datacenter: name,
        differences: [first, ...rest],
        lastsMs: Math.min(heldMs(liveGateways, takenAt), heldMs(records, takenAt, name)),
        sources: { live: liveGateways.source, record: records.source },
      },
    ];
  });
}

function differencesOf(
  live: ReadonlyMap<string, MeshGateway>,
  record: readonly MeshGatewayService[],
): string[] {
  const recorded = new Map(record.map((service) => [gatewayKey(service), service]));
  const found: string[] = [];
  for (const [key, gateway] of live) {
    // Gateways outside the default partition never enter a record.
    if (gateway.partition && gateway.partition !== 'default') continue;
    const other = recorded.get(key);
    const what = other ? differenceOf(gateway, other) : 'is registered, and not in the record';
    if (what !== null) found.push(`${gateway.id} on ${gateway.node} ${what}`);
  }
  for (const [key, { id, node }] of recorded) {
    if (!live.has(key)) found.push(`${id} on ${node} is in the record, and not registered any more`);
  }
  return found;
}

function differenceOf(live: MeshGateway, record: MeshGatewayService): string | null {
  const status = worstCheck(record.checks);
  if (live.status !== status) return `is ${live.status}, in the record ${status}`;
  const [lan, recordedLan] = [hostPort(live.lan), hostPort(record.lan)];
  if (lan !== recordedLan) return `has the LAN address ${lan}, in the record ${recordedLan}`;
  const [wan, recordedWan] = [live.wan, record.wan].map((address) => (address ? hostPort(address) : 'none'));
  if (wan !== recordedWan) return `has the WAN address ${wan}, in the record ${recordedWan}`;
  if (live.federation === record.federation) return checkDifference(live.checks, record.checks);
  return live.federation
    ? 'is tagged for federation, in the record not'
    : 'is not tagged for federation, in the record it is';
}

/** Consul compares every check, so one that is registered beside the others tells as much as one that turned. */
function checkDifference(live: readonly Check[], record: readonly Check[]): string | null {
  const [now, then] = [live, record].map((checks) => new Map(checks.map((check) => [check.id, check])));
  for (const [id, { name, status }] of now ?? []) {
    const before = then?.get(id)?.status;
    if (before !== status) return `has the check "${name || id}" ${status}, in the record ${before ?? 'not'}`;
  }
  for (const [id, { name }] of then ?? []) {
    if (!now?.has(id)) return `has no check "${name || id}" any more, in the record it has`;
  }
  return null;
}
