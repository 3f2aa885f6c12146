import type { Datacenter } from '@/lib/federation/types';
import { sourceEvidence } from '../../evidence';
import { SECTIONS } from '../../remedies';
import { forceLeave } from '../../remove-member';
import type { Rule } from '../../types';
import { counted, nameList } from '../../words';

/** Machines come and go: that some are gone is a remark. A third of them, or one that carries a gateway, is more. */
const MANY = 1 / 3;

export const failedClientAgents: Rule = {
  id: 'failed-client-agents',
  title: 'Client agents have failed',
  why: 'The services of a failed agent are critical, its mesh gateway among them; many at once are a network fault inside the datacenter.',
  evidence: "The LAN pool of the datacenter's servers.",
  remedy: 'Start the agents again, or remove those that are gone for good.',
  covers: ['X2'],
  requires: ['lanMembers'],
  section: SECTIONS.members,
  check: ({ datacenters }) =>
    datacenters.flatMap((datacenter) => {
      const { name, failedClients, clientAgents } = datacenter;
      if (!failedClients || failedClients.agents === 0) return [];
      const { agents, nodes, source } = failedClients;
      const all = clientAgents ?? agents;
      const carriers = gatewayNodes(datacenter);
      const isMuch = carriers.length > 0 || agents >= MANY * all;
      const [first] = nodes;
      return [
        {
          severity: isMuch ? ('warning' as const) : ('info' as const),
          subject: { kind: 'datacenter' as const, datacenter: name },
          title: `${agents} of ${counted(all, 'client agent')} of ${name} ${agents === 1 ? 'has' : 'have'} failed: ${nodes.length === agents && agents <= 3 ? nameList(nodes) : `${first ?? 'one'} among them`}`,
          evidence: [sourceEvidence(source, `LAN pool of ${name}: ${nameList(nodes, 10)} failed`)],
          cause: `The servers of ${name} get no answer from ${agents === 1 ? 'it' : 'them'}: Consul stopped there without leaving, the machine is gone, or TCP and UDP 8301 are closed.${carriers.length > 0 ? ` Mesh gateways run on ${nameList(carriers)}.` : ''}`,
          remedy: [
            { text: `Start Consul again on ${nameList(nodes, 4)}.`, command: 'systemctl start consul' },
            {
              text: 'Remove agents that are gone for good; otherwise they are listed for 72 hours.',
              command: forceLeave(first ?? '<node>'),
            },
          ],
          confidence: 'observed' as const,
        },
      ];
    }),
};

/** Nodes of mesh gateways whose agent has failed. */
export function gatewayNodes({ failedClients, meshGateways }: Datacenter): string[] {
  const nodes = new Set(meshGateways.map(({ node }) => node));
  return (failedClients?.nodes ?? []).filter((node) => nodes.has(node));
}
