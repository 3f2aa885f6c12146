import type { ToldOptions } from '../../server-options';
import { listText, optionEvidence, toldOptions } from '../../server-options';
import { restartInTurn, serverOptions } from '../../option-remedies';
import { SECTIONS } from '../../remedies';
import type { Rule } from '../../types';
import { nameList } from '../../words';

/** One finding a server: it is the odd one out. Where no server of a datacenter has the flag, other rules tell. */
export const federationFlagMissing: Rule = {
  id: 'federation-flag-missing',
  title: 'A server runs without the mesh gateway federation option of its neighbours',
  why: 'Such a server dials remote servers directly on port 8300; it fails where its neighbours succeed, or silently goes round the gateways.',
  evidence: 'connect.enable_mesh_gateway_wan_federation of every server, from /v1/agent/self of that server.',
  remedy: 'Set the option on every server of the datacenter and restart them one by one.',
  covers: ['F1'],
  requires: ['self'],
  section: SECTIONS.options,
  check: (federation) =>
    federation.datacenters.flatMap((datacenter) => {
      const told = toldOptions(datacenter);
      const [neighbour, ...more] = told.filter(({ options }) => options.meshGatewayWanFederation === true);
      if (!neighbour) return [];
      const others = nameList([neighbour, ...more].map(({ node }) => node));
      return told
        .filter(({ options }) => options.meshGatewayWanFederation === false)
        .map((odd) => ({
          severity: 'warning' as const,
          subject: { kind: 'server' as const, datacenter: datacenter.name, server: odd.node },
          title: `Server ${odd.node} of ${datacenter.name} runs without enable_mesh_gateway_wan_federation`,
          evidence: [
            optionEvidence(odd, saysOf(odd)),
            optionEvidence(neighbour, 'enable_mesh_gateway_wan_federation = true'),
          ],
          cause: `${others} of ${datacenter.name} ${more.length === 0 ? 'has' : 'have'} the option and ${odd.node} has not: it dials remote servers on port 8300 and gossips to them on port 8302 instead of through a mesh gateway.`,
          remedy: [
            {
              text: `Set this in the configuration of ${odd.node}${joinsOf(odd)}.`,
              config: serverOptions(federation, datacenter.name),
            },
            ...restartInTurn(datacenter.name, [odd.node]),
          ],
          confidence: 'observed' as const,
        }));
    }),
};

const saysOf = ({ options }: ToldOptions): string =>
  `enable_mesh_gateway_wan_federation = ${String(options.meshGatewayWanFederation)}, primary_gateways = ${listText(options.primaryGateways)}`;

/** With the flag Consul refuses to start beside these. */
function joinsOf({ options }: ToldOptions): string {
  const left = [
    ...(options.retryJoinWan.length > 0 ? ['retry_join_wan'] : []),
    ...(options.startJoinWan.length > 0 ? ['start_join_wan'] : []),
  ];
  return left.length > 0 ? ` and take ${nameList(left)} out, or Consul will not start` : '';
}
