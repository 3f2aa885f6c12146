import type { Rule } from '../types';
import { ACL_RULES } from './acl';
import { GATEWAY_RULES } from './gateways';
import { GOSSIP_RULES } from './gossip';
import { observationRules } from './observation';
import { OPTION_RULES } from './options';
import { RAFT_RULES } from './raft';
import { TLS_RULES } from './tls';
import { WAY_RULES } from './ways';

/** What can be wrong with a federation. */
const ABOUT_CONSUL: readonly Rule[] = [
  ...RAFT_RULES,
  ...OPTION_RULES,
  ...GATEWAY_RULES,
  ...TLS_RULES,
  ...WAY_RULES,
  ...GOSSIP_RULES,
  ...ACL_RULES,
];

/** All rules, root causes before symptoms (consul.md 3H): the order decides which root stands first among equals. */
export const RULES: readonly Rule[] = [...ABOUT_CONSUL, ...observationRules(ABOUT_CONSUL)];
