import type { Topology } from '../topology';
import { agentUnreachable } from './agent-unreachable';
import { datacenterDown } from './datacenter-down';
import { datacenterSwallowed } from './datacenter-swallowed';
import { directionBlocked } from './direction-blocked';
import { flagMissing } from './flag-missing';
import { gatewayCritical } from './gateway-critical';
import { gatewayUntagged } from './gateway-untagged';
import { gatewaysStopped } from './gateways-stopped';
import { operatorReadDenied } from './operator-read-denied';
import { primaryGatewaysStopped } from './primary-gateways-stopped';
import { quorumLost } from './quorum-lost';
import { serverStopped } from './server-stopped';
import type { Fault, FaultFor } from './fault';

/** In the order of the panel. */
const FAULTS: readonly FaultFor[] = [
  gatewaysStopped,
  primaryGatewaysStopped,
  gatewayCritical,
  gatewayUntagged,
  directionBlocked,
  flagMissing,
  serverStopped,
  quorumLost,
  datacenterDown,
  datacenterSwallowed,
  operatorReadDenied,
  agentUnreachable,
];

/** Every fault that has a place in this federation, those of `more` last. */
export function allFaults(topology: Topology, more: readonly FaultFor[] = []): Fault[] {
  return [...FAULTS, ...more].map((make) => make(topology)).filter((fault) => fault !== null);
}
