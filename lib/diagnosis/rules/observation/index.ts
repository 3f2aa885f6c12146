import type { Rule } from '../../types';
import { agentUnreachable } from './agent-unreachable';
import { clientAgentVantage } from './client-agent-vantage';
import { datacenterObservedByHearsay } from './datacenter-observed-by-hearsay';
import { deniedOrFilteredReads } from './denied-or-filtered-reads';
import { staleData } from './stale-data';

/** Our own means of observation: never warnings. In the order in which a root stands first among equals. */
export const OBSERVATION_RULES: readonly Rule[] = [
  agentUnreachable,
  deniedOrFilteredReads,
  clientAgentVantage,
  staleData,
  datacenterObservedByHearsay,
];
