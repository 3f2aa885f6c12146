import { folding, sameDatacenter, sameVantage, type Folding } from '../../folding';

/** An agent that does not answer tells nothing else either. */
export const OBSERVATION_FOLDINGS: readonly Folding[] = [
  ...folding(
    'agent-unreachable',
    ['stale-data', 'denied-or-filtered-reads', 'client-agent-vantage'],
    sameVantage,
  ),
  ...folding('agent-unreachable', ['datacenter-observed-by-hearsay'], sameDatacenter),
];
