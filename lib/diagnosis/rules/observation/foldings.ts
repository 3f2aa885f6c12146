import { isLostWithItsDatacenter, datacenterOf } from '../../consequences';
import { indexFederation } from '../../federation-index';
import { folding, sameDatacenter, sameVantage, type Folding, type When } from '../../folding';
import { gatewayNodes } from './failed-client-agents';

/** The machine of a gateway is gone: what it carries is told by the name of the gateway. */
const carryGateways: When = (cause, symptom, federation) => {
  const datacenter = indexFederation(federation).datacenters.get(datacenterOf(symptom) ?? '');
  if (!datacenter?.failedClients || !sameDatacenter(cause, symptom, federation)) return false;
  return gatewayNodes(datacenter).length === datacenter.failedClients.agents;
};

/** An agent that does not answer tells nothing else either. */
export const OBSERVATION_FOLDINGS: readonly Folding[] = [
  ...['no-usable-mesh-gateway', 'critical-mesh-gateway', 'dead-mesh-gateway'].flatMap((rule) =>
    folding(rule, ['failed-client-agents'], carryGateways),
  ),
  ...folding('silent-datacenter', ['failed-client-agents'], isLostWithItsDatacenter),
  ...folding('agent-unreachable', ['stale-data', 'throttled-reads', 'client-agent-vantage'], sameVantage),
  ...folding('agent-unreachable', ['datacenter-observed-by-hearsay'], sameDatacenter),
  ...folding('secondary-without-acls', ['unknown-token', 'denied-or-filtered-reads'], sameDatacenter),
  ...folding('unknown-token', ['denied-or-filtered-reads'], sameDatacenter),
];
