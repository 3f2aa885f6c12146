import type { Folding } from '../../folding';

/** What a broken replication leaves behind. */
export const ACL_FOLDINGS: readonly Folding[] = [];
