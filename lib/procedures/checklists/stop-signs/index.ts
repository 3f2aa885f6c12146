import type { Datacenter } from '@/lib/federation/types';
import type { Ground } from '../ground';
import type { StopSign, StopSignState } from '../types';
import { dottedNodeName } from './dotted-node-name';
import { gatewayWithoutMeta } from './gateway-without-meta';
import { halfConfigured } from './half-configured';
import { lastGateway } from './last-gateway';
import { leftoverWanJoin } from './leftover-wan-join';
import { missingSan } from './missing-san';
import { oldVersion } from './old-version';
import { ownAcls } from './own-acls';
import type { SignOf } from './sign';
import { stalePrimaryGateways } from './stale-primary-gateways';
import { withoutTls } from './without-tls';

/** In the order in which they are told among equals: what cannot be undone first. */
const OF_A_SECONDARY: readonly SignOf[] = [
  ownAcls,
  oldVersion,
  dottedNodeName,
  withoutTls,
  missingSan,
  gatewayWithoutMeta,
  stalePrimaryGateways,
  leftoverWanJoin,
  halfConfigured,
  lastGateway,
];
const OF_A_FEDERATION = OF_A_SECONDARY.filter((sign) => sign !== ownAcls && sign !== stalePrimaryGateways);

const ORDER: Record<StopSignState, number> = { stop: 0, 'not-checked': 1, clear: 2 };

/** The signs of a procedure; those that say stop come first. */
export function stopSigns(
  ground: Ground,
  datacenters: readonly Datacenter[],
  of: 'secondary' | 'federation',
): StopSign[] {
  const signs = of === 'secondary' ? OF_A_SECONDARY : OF_A_FEDERATION;
  return signs
    .flatMap((sign) => sign(ground, datacenters) ?? [])
    .sort((a, b) => ORDER[a.state] - ORDER[b.state]);
}
