import { isUsable } from '../gateway-beliefs';
import type { MeshGateway } from '../types';
import { placeOf } from './gateway-hop';
import { gatewayKey, type Ground } from './ground';

/** Servers of `observer` dial `host:port` by a record that its registration does not confirm any more. */
export type OldDial = { observer: string; address: string };

/**
 * Where the other datacenters believe a gateway to be (`host:port`, WAN) though it is not registered there, and who dials it there or
 * as one that still carries servers: whoever stops what listens there takes it from them. Both empty without the live registrations.
 */
export function oldAddressesOf(
  ground: Ground,
  subject: string,
  gateway: MeshGateway,
): { addresses: readonly string[]; dials: readonly OldDial[] } {
  const live = ground.live(subject);
  const key = gatewayKey(gateway);
  const registered = live?.get(key);
  const addresses = new Set<string>();
  const dials: OldDial[] = [];
  for (const { name: observer, mode } of ground.federation.datacenters) {
    const records = ground.records(observer);
    if (live === null || mode === 'traditional' || !records?.known) continue;
    const believed = records.value.get(subject)?.meshGateways.find((one) => gatewayKey(one) === key);
    if (!believed) continue;
    const side = observer === subject ? ('lan' as const) : ('wan' as const);
    const { address } = placeOf(believed, side);
    if (address === null) continue;
    // Registered anew under another name: whoever dials it there reaches that one.
    if (
      [...live.values()].some(
        (one) => one.usable && placeOf(one, side).address === address && gatewayKey(one) !== key,
      )
    )
      continue;
    const isElsewhere = !registered || placeOf(registered, side).address !== address;
    if (isElsewhere && side === 'wan') addresses.add(address);
    if (isUsable(believed) && (isElsewhere || !registered.federation)) dials.push({ observer, address });
  }
  return { addresses: [...addresses].sort(), dials };
}
