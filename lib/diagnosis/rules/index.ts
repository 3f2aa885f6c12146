import type { Rule } from '../types';
import { agentUnreachable } from './agent-unreachable';
import { clientAgentVantage } from './client-agent-vantage';
import { criticalMeshGateway } from './critical-mesh-gateway';
import { datacenterObservedByHearsay } from './datacenter-observed-by-hearsay';
import { datacenterWithoutLeader } from './datacenter-without-leader';
import { deniedOrFilteredReads } from './denied-or-filtered-reads';
import { departedDatacenter } from './departed-datacenter';
import { disagreeingWanViews } from './disagreeing-wan-views';
import { failedWanMember } from './failed-wan-member';
import { federationFlagMissing } from './federation-flag-missing';
import { forwardingBrokenBothWays } from './forwarding-broken-both-ways';
import { forwardingBrokenFromOneServer } from './forwarding-broken-from-one-server';
import { forwardingBrokenOneWay } from './forwarding-broken-one-way';
import { lingeringOfflineMark } from './lingering-offline-mark';
import { meshGatewayWithoutFederationMeta } from './mesh-gateway-without-federation-meta';
import { missingServer } from './missing-server';
import { mixedFederationModes } from './mixed-federation-modes';
import { noAliveWanMember } from './no-alive-wan-member';
import { noUsableMeshGateway } from './no-usable-mesh-gateway';
import { outdatedGatewayAddresses } from './outdated-gateway-addresses';
import { quorumAtRisk } from './quorum-at-risk';
import { singleUsableMeshGateway } from './single-usable-mesh-gateway';
import { staleData } from './stale-data';

/** All rules, root causes before symptoms: Raft, options, gateways, ways, members, and last our own means of observation. */
export const RULES: readonly Rule[] = [
  datacenterWithoutLeader,
  missingServer,
  quorumAtRisk,
  federationFlagMissing,
  mixedFederationModes,
  noUsableMeshGateway,
  meshGatewayWithoutFederationMeta,
  criticalMeshGateway,
  singleUsableMeshGateway,
  outdatedGatewayAddresses,
  forwardingBrokenBothWays,
  forwardingBrokenOneWay,
  forwardingBrokenFromOneServer,
  lingeringOfflineMark,
  failedWanMember,
  disagreeingWanViews,
  noAliveWanMember,
  departedDatacenter,
  agentUnreachable,
  deniedOrFilteredReads,
  clientAgentVantage,
  staleData,
  datacenterObservedByHearsay,
];
