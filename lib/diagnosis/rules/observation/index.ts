import type { Rule } from '../../types';
import { agentUnreachable } from './agent-unreachable';
import { clientAgentVantage } from './client-agent-vantage';
import { datacenterObservedByHearsay } from './datacenter-observed-by-hearsay';
import { deniedOrFilteredReads } from './denied-or-filtered-reads';
import { failedClientAgents } from './failed-client-agents';
import { lowConnectionLimit } from './low-connection-limit';
import { staleData } from './stale-data';
import { throttledReads } from './throttled-reads';
import { unknownToken } from './unknown-token';

/**
 * Our own means of observation, and what else stands in their way. In the order in which a root stands first among equals. `others` are
 * the rules whose results depend on what may be read.
 */
export const observationRules = (others: readonly Rule[]): readonly Rule[] => [
  failedClientAgents,
  lowConnectionLimit,
  throttledReads,
  agentUnreachable,
  unknownToken,
  deniedOrFilteredReads([...others, failedClientAgents, lowConnectionLimit]),
  clientAgentVantage,
  staleData,
  datacenterObservedByHearsay,
];
