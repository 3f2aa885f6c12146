import type { Folding } from '../../folding';

/** Certificates break ways. */
export const TLS_FOLDINGS: readonly Folding[] = [];
