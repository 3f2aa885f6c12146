import {
  optionEvidence,
  anyServerUsesMesh,
  subjectOf,
  toldOptions,
  whichServers,
} from '../../server-options';
import { restartInTurn, serverOptions } from '../../option-remedies';
import { SECTIONS } from '../../remedies';
import type { Rule } from '../../types';
import { hasMeshGateways } from '../../usable-gateways';

export const connectDisabled: Rule = {
  id: 'connect-disabled',
  title: 'Connect is disabled on servers of a federation through mesh gateways',
  why: 'Consul accepts the federation flag only together with Connect: such a server goes round the mesh gateways, and its datacenter issues no service certificates.',
  evidence: 'connect.enabled of every server, from /v1/agent/self of that server.',
  remedy: 'Enable Connect and the federation flag on every server, and restart them one by one.',
  covers: ['F4'],
  requires: ['self'],
  section: SECTIONS.options,
  applies: hasMeshGateways,
  check: (federation) => {
    if (!anyServerUsesMesh(federation)) return [];
    return federation.datacenters.flatMap((datacenter) => {
      const off = toldOptions(datacenter).filter(({ options }) => options.connectEnabled === false);
      if (off.length === 0) return [];
      const nodes = off.map(({ node }) => node);
      return [
        {
          severity: 'warning' as const,
          subject: subjectOf(datacenter, nodes),
          title: `Connect is disabled on ${whichServers(datacenter, nodes)}: no federation through mesh gateways`,
          evidence: off.slice(0, 5).map((told) => optionEvidence(told, 'connect.enabled = false')),
          cause: `Servers take part in federation through mesh gateways only with connect.enabled = true and the federation flag. Without them ${nodes.length === 1 ? 'this server dials' : 'these servers dial'} the addresses of remote servers itself, and requests for CA roots answer "Connect must be enabled in order to use this endpoint".`,
          remedy: [
            {
              text: `Set this in the configuration of ${whichServers(datacenter, nodes)}, and take retry_join_wan and start_join_wan out: with the flag Consul does not start beside them.`,
              config: serverOptions(federation, datacenter.name),
            },
            ...restartInTurn(datacenter.name, nodes),
          ],
          confidence: 'observed' as const,
        },
      ];
    });
  },
};
