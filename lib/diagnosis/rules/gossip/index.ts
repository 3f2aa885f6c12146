import type { Rule } from '../../types';
import { departedDatacenter } from './departed-datacenter';
import { disagreeingWanViews } from './disagreeing-wan-views';
import { failedWanMember } from './failed-wan-member';
import { flappingMember } from './flapping-member';
import { noAliveWanMember } from './no-alive-wan-member';

/** WAN and LAN pools. In the order in which a root stands first among equals. */
export const GOSSIP_RULES: readonly Rule[] = [
  flappingMember,
  failedWanMember,
  disagreeingWanViews,
  noAliveWanMember,
  departedDatacenter,
];
