import type { Rule } from '../types';
import { ACL_RULES } from './acl';
import { GATEWAY_RULES } from './gateways';
import { GOSSIP_RULES } from './gossip';
import { observationRules } from './observation';
import { OPTION_RULES } from './options';
import { RAFT_RULES } from './raft';
import { TLS_RULES } from './tls';
import { WAY_RULES } from './ways';

/** What can be wrong with a federation, by what is looked at, root causes before symptoms (consul.md 3H). */
const ABOUT_CONSUL = [
  { id: 'raft', title: 'Servers and Raft', rules: RAFT_RULES },
  { id: 'options', title: 'Server options', rules: OPTION_RULES },
  { id: 'gateways', title: 'Mesh gateways and federation states', rules: GATEWAY_RULES },
  { id: 'tls', title: 'Certificates of the servers', rules: TLS_RULES },
  { id: 'ways', title: 'Ways between datacenters', rules: WAY_RULES },
  { id: 'gossip', title: 'Gossip', rules: GOSSIP_RULES },
  { id: 'acl', title: 'ACLs and certificate authority', rules: ACL_RULES },
] as const;

/** The families of rules. `id` is the folder, `title` what people read. */
export const FAMILIES: readonly { id: string; title: string; rules: readonly Rule[] }[] = [
  ...ABOUT_CONSUL,
  {
    id: 'observation',
    title: 'What is observed',
    rules: observationRules(ABOUT_CONSUL.flatMap(({ rules }) => rules)),
  },
];

/** All rules: the order decides which root stands first among equals. */
export const RULES: readonly Rule[] = FAMILIES.flatMap(({ rules }) => rules);
