import type { Rule } from '../../types';

/** Certificates of servers. In the order in which a root stands first among equals. */
export const TLS_RULES: readonly Rule[] = [];
