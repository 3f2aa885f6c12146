import type { Rule } from '../../types';
import { datacenterWithoutLeader } from './datacenter-without-leader';
import { deadServer } from './dead-server';
import { missingServer } from './missing-server';
import { quorumAtRisk } from './quorum-at-risk';
import { raftPeerNotAlive } from './raft-peer-not-alive';
import { serverWithoutLeader } from './server-without-leader';
import { unhealthyServer } from './unhealthy-server';

/** Servers that are gone, and quorum. In the order in which a root stands first among equals. */
export const RAFT_RULES: readonly Rule[] = [
  datacenterWithoutLeader,
  deadServer,
  serverWithoutLeader,
  missingServer,
  raftPeerNotAlive,
  quorumAtRisk,
  unhealthyServer,
];
