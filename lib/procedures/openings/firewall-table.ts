import { isoTime } from '@/lib/diagnosis/evidence';
import type { Federation } from '@/lib/federation/types';
import { groundOf } from './ground';
import { meshGatewayOpenings } from './mesh-gateways';
import { overlaps } from './overlaps';
import { traditionalOpenings } from './traditional';
import type { FirewallTable } from './types';

/**
 * The firewall openings that either mode needs, from the addresses that are known now. `most`: how many addresses each side of a row
 * lists; one row for each datacenter that is dialled, so the table grows with the datacenters and not with their pairs.
 */
export function firewallTable(federation: Federation, most = Infinity): FirewallTable {
  const ground = groundOf(federation);
  return {
    primary: federation.primary,
    mode: federation.mode,
    traditional: traditionalOpenings(ground, most),
    meshGateways: meshGatewayOpenings(ground, most),
    overlaps: overlaps(ground),
    unknown: ground.unknown,
    takenAt: isoTime(federation.takenAt),
    source: federation.source,
  };
}
