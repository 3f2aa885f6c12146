import type { Datacenter, Server } from '@/lib/federation/types';
import { sourceEvidence } from '../../evidence';
import { FEDERATION_FLAG, SECTIONS } from '../../remedies';
import type { Rule } from '../../types';
import { nameList } from '../../words';

export const federationFlagMissing: Rule = {
  id: 'federation-flag-missing',
  title: 'A server runs without the mesh gateway federation option',
  why: 'Such a server dials remote servers directly on port 8300; it fails where its neighbours succeed, or silently goes round the gateways.',
  evidence: 'connect.enable_mesh_gateway_wan_federation of every server, from /v1/agent/self of that server.',
  remedy: 'Set the option on every server of the datacenter and restart them one by one.',
  covers: ['F1', 'F6'],
  requires: ['self'],
  section: SECTIONS.options,
  check: ({ datacenters, primary }) =>
    datacenters.flatMap((datacenter) => {
      const flagged = datacenter.servers.filter((server) => flagOf(server) === true).map(({ node }) => node);
      return datacenter.servers
        .filter((server) => lacksFlag(server, flagged))
        .flatMap((server) => {
          const { self, node } = server;
          if (!self?.known) return [];
          const { primaryGateways, meshGatewayWanFederation } = self.value;
          const says = `enable_mesh_gateway_wan_federation = ${String(meshGatewayWanFederation)}, primary_gateways = [${primaryGateways.join(', ')}]`;
          return [
            {
              severity: 'warning' as const,
              subject: { kind: 'server' as const, datacenter: datacenter.name, server: node },
              title: `Server ${node} of ${datacenter.name} runs without enable_mesh_gateway_wan_federation`,
              evidence: [sourceEvidence(self.source, says), ...neighbour(datacenter, flagged)],
              cause:
                flagged.length > 0
                  ? `${nameList(flagged)} of ${datacenter.name} ${flagged.length === 1 ? 'has' : 'have'} the option and ${node} has not: it dials remote servers on port 8300 instead of a mesh gateway.`
                  : `primary_gateways is set, but without the option it has no effect: ${node} never joins ${primary ?? 'the primary'} through them.`,
              remedy: [
                {
                  text: `Set this in the configuration of ${node}; it must not have retry_join_wan or start_join_wan.`,
                  config: FEDERATION_FLAG,
                },
                { text: `Restart Consul on ${node}.`, command: 'systemctl restart consul' },
              ],
              confidence: 'observed' as const,
            },
          ];
        });
    }),
};

const flagOf = ({ self }: Server): boolean | null =>
  self?.known ? self.value.meshGatewayWanFederation : null;

function lacksFlag(server: Server, flagged: readonly string[]): boolean {
  if (flagOf(server) !== false) return false;
  return flagged.length > 0 || (server.self?.known === true && server.self.value.primaryGateways.length > 0);
}

function neighbour({ servers }: Datacenter, flagged: readonly string[]) {
  const other = servers.find(({ node }) => node === flagged[0]);
  return other?.self?.known
    ? [sourceEvidence(other.self.source, `${other.node}: enable_mesh_gateway_wan_federation = true`)]
    : [];
}
