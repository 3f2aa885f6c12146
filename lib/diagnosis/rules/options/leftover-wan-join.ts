import { restartInTurn, serverOptions } from '../../option-remedies';
import { SECTIONS } from '../../remedies';
import {
  anyServerUsesMesh,
  listText,
  optionEvidence,
  subjectOf,
  toldOptions,
  whichServers,
} from '../../server-options';
import type { Rule } from '../../types';
import { hasMeshGateways } from '../../usable-gateways';
import { nameList } from '../../words';

/** With the flag beside them Consul does not start, so only servers that lack the flag can be seen with them. */
export const leftoverWanJoin: Rule = {
  id: 'leftover-wan-join',
  title: 'retry_join_wan or start_join_wan is left over in a federation through mesh gateways',
  why: 'They belong to traditional federation only. As soon as the federation flag is added, Consul does not start any more.',
  evidence:
    'retry_join_wan and start_join_wan of every server, from /v1/agent/self. A server that has the flag beside them does not run: it is seen as a server that is down.',
  remedy: 'Take retry_join_wan and start_join_wan out before the flag is set.',
  covers: ['F3'],
  requires: ['self'],
  section: SECTIONS.options,
  applies: hasMeshGateways,
  check: (federation) => {
    if (!anyServerUsesMesh(federation)) return [];
    return federation.datacenters.flatMap((datacenter) => {
      const joining = toldOptions(datacenter).filter(
        ({ options }) => options.retryJoinWan.length > 0 || options.startJoinWan.length > 0,
      );
      if (joining.length === 0) return [];
      const nodes = joining.map(({ node }) => node);
      const keys = [
        ...(joining.some(({ options }) => options.retryJoinWan.length > 0) ? ['retry_join_wan'] : []),
        ...(joining.some(({ options }) => options.startJoinWan.length > 0) ? ['start_join_wan'] : []),
      ];
      return [
        {
          severity: 'warning' as const,
          subject: subjectOf(datacenter, nodes),
          title: `${nameList(keys)} is left over on ${whichServers(datacenter, nodes)}`,
          evidence: joining
            .slice(0, 5)
            .map((one) =>
              optionEvidence(
                one,
                `retry_join_wan = ${listText(one.options.retryJoinWan)}, start_join_wan = ${listText(one.options.startJoinWan)}`,
              ),
            ),
          cause: `Servers of this federation join through mesh gateways, ${nodes.length === 1 ? 'this one' : 'these'} still by address. With the federation flag beside it Consul stops at once: "'retry_join_wan' is incompatible with 'connect.enable_mesh_gateway_wan_federation = true'".`,
          remedy: [
            {
              text: `On ${nameList(nodes)}, delete ${nameList(keys)} and set this instead.`,
              config: serverOptions(federation, datacenter.name),
            },
            {
              text: 'See that Consul accepts it before restarting.',
              command: 'consul validate /etc/consul.d',
            },
            ...restartInTurn(datacenter.name, nodes),
          ],
          confidence: 'observed' as const,
        },
      ];
    });
  },
};
