import type { Datacenter } from '@/lib/federation/types';
import { FIRST_WITH_FEDERATION_STATES } from '@/lib/federation/versions';
import { gapEvidence, sourceEvidence } from '../../evidence';
import { SECTIONS } from '../../remedies';
import type { Evidence, Rule } from '../../types';
import { hasMeshGateways, usesMeshGateways } from '../../usable-gateways';
import { counted, nameList } from '../../words';

/** The document upgrades clients with the servers. An old one matters where it configures a gateway. */
export const outdatedClientAgents: Rule = {
  id: 'outdated-client-agents',
  title: 'Client agents are older than federation through mesh gateways',
  why: 'A mesh gateway is configured by its agent: one older than 1.8.0 gives it no routes to servers.',
  evidence: 'The versions of client agents in the LAN pools.',
  remedy: 'Upgrade the client agents to the version of the servers.',
  covers: ['F14'],
  requires: ['lanMembers'],
  section: SECTIONS.options,
  applies: hasMeshGateways,
  check: (federation) =>
    federation.datacenters
      .filter(
        (datacenter) => datacenter.outdatedClients.agents > 0 && usesMeshGateways(federation, datacenter),
      )
      .map((datacenter) => {
        const { name, outdatedClients, meshGateways } = datacenter;
        const old = new Set(outdatedClients.nodes);
        const gateways = meshGateways
          .filter(({ node }) => old.has(node))
          .map(({ id, node }) => `${id} on ${node}`);
        return {
          severity: gateways.length > 0 ? ('warning' as const) : ('info' as const),
          subject: { kind: 'datacenter' as const, datacenter: name },
          title: `${counted(outdatedClients.agents, 'client agent')} of ${name} ${outdatedClients.agents === 1 ? 'is' : 'are'} older than ${FIRST_WITH_FEDERATION_STATES}: ${nameList(outdatedClients.nodes, 3)}`,
          evidence: versions(datacenter),
          cause:
            gateways.length > 0
              ? `${nameList(gateways)} ${gateways.length === 1 ? 'is' : 'are'} configured by such an agent, which knows nothing of servers behind gateways.`
              : 'They do their own work, but the document upgrades all agents before federation through mesh gateways is activated.',
          remedy: [
            {
              text: `Upgrade Consul on ${nameList(outdatedClients.nodes, 10)} to the version of the servers of ${name}.`,
              command: 'systemctl restart consul',
            },
            { text: 'See the versions of all agents.', command: 'consul members' },
          ],
          confidence: 'observed' as const,
        };
      }),
};

function versions({ clientVersions, servers }: Datacenter): Evidence[] {
  const says = clientVersions.map(({ version, agents }) => `${version ?? 'unknown'}: ${agents}`).join(', ');
  const lan = servers.find((server) => server.lan.known)?.lan;
  if (!lan) return [];
  return [lan.known ? sourceEvidence(lan.source, `client agents by version: ${says}`) : gapEvidence(lan.gap)];
}
