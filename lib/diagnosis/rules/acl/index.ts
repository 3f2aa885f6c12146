import type { Rule } from '../../types';

/** ACL replication and the certificate authority. In the order in which a root stands first among equals. */
export const ACL_RULES: readonly Rule[] = [];
