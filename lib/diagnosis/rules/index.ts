import type { Rule } from '../types';
import { ACL_RULES } from './acl';
import { GATEWAY_RULES } from './gateways';
import { GOSSIP_RULES } from './gossip';
import { OBSERVATION_RULES } from './observation';
import { OPTION_RULES } from './options';
import { RAFT_RULES } from './raft';
import { TLS_RULES } from './tls';
import { WAY_RULES } from './ways';

/** All rules, root causes before symptoms (consul.md 3H): the order decides which root stands first among equals. */
export const RULES: readonly Rule[] = [
  ...RAFT_RULES,
  ...OPTION_RULES,
  ...GATEWAY_RULES,
  ...TLS_RULES,
  ...WAY_RULES,
  ...GOSSIP_RULES,
  ...ACL_RULES,
  ...OBSERVATION_RULES,
];
