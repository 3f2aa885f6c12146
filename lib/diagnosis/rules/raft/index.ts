import type { Rule } from '../../types';
import { datacenterWithoutLeader } from './datacenter-without-leader';
import { missingServer } from './missing-server';
import { quorumAtRisk } from './quorum-at-risk';

/** Servers that are gone, and quorum. In the order in which a root stands first among equals. */
export const RAFT_RULES: readonly Rule[] = [datacenterWithoutLeader, missingServer, quorumAtRisk];
