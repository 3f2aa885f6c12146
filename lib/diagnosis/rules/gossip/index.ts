import type { Rule } from '../../types';
import { departedDatacenter } from './departed-datacenter';
import { disagreeingWanViews } from './disagreeing-wan-views';
import { failedWanMember } from './failed-wan-member';
import { flappingMember } from './flapping-member';
import { gossipEncryptionDiffers } from './gossip-encryption-differs';
import { gossipKeysDiffer } from './gossip-keys-differ';
import { memberStuckLeaving } from './member-stuck-leaving';
import { noAliveWanMember } from './no-alive-wan-member';
import { serverNotInWan } from './server-not-in-wan';
import { unreapedFailedMember } from './unreaped-failed-member';
import { zombieWanMember } from './zombie-wan-member';

/** WAN and LAN pools. In the order in which a root stands first among equals. */
export const GOSSIP_RULES: readonly Rule[] = [
  gossipEncryptionDiffers,
  gossipKeysDiffer,
  flappingMember,
  unreapedFailedMember,
  zombieWanMember,
  memberStuckLeaving,
  serverNotInWan,
  failedWanMember,
  disagreeingWanViews,
  noAliveWanMember,
  departedDatacenter,
];
