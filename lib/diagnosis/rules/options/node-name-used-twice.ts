import { sourceEvidence } from '../../evidence';
import { createCertificate, SECTIONS } from '../../remedies';
import { forceLeave } from '../../remove-member';
import { domainOf } from '../../server-names';
import type { Rule } from '../../types';
import { nameList } from '../../words';

export const nodeNameUsedTwice: Rule = {
  id: 'node-name-used-twice',
  title: 'Two servers share one node name',
  why: 'Pools, Raft and certificates tell servers apart by name: one of the two is left out, and who asks for the name reaches either.',
  evidence:
    'Agents that answer under one name with different node ids and addresses, or LAN pools of one datacenter that list different ones as alive.',
  remedy: 'Give every server a node name of its own.',
  covers: ['F11'],
  requires: ['self', 'lanMembers'],
  section: SECTIONS.members,
  check: ({ datacenters }) =>
    datacenters.flatMap((datacenter) =>
      datacenter.servers
        .filter(({ namesakes }) => namesakes.length > 1)
        .map(({ node, namesakes }) => {
          const { name } = datacenter;
          const addresses = namesakes.map(({ address }) => address ?? 'address unknown').sort();
          return {
            severity: 'warning' as const,
            subject: { kind: 'server' as const, datacenter: name, server: node },
            title: `${namesakes.length} servers of ${name} are called ${node} (${nameList(addresses, 3)})`,
            evidence: namesakes
              .slice(0, 4)
              .map(({ id, address, source }) =>
                sourceEvidence(source, `${node}: node id ${id}, address ${address ?? 'unknown'}`),
              ),
            cause: `A pool holds one ${node} only. Whichever comes second is not let in ("Conflicting address for ${node}"), has no part in Raft, and takes requests without being a member.`,
            remedy: [
              {
                text: `On the server that was called ${node} last, set another node name; node_id stays as it is.`,
                config: `node_name = "<name of its own>"`,
              },
              {
                text: 'Make a certificate that carries it, and restart Consul there.',
                command: createCertificate(name, '<name of its own>', domainOf(datacenter) ?? undefined),
              },
              {
                text: 'See that both are listed as alive.',
                command: 'consul members',
              },
              {
                text: `Only if ${node} stays failed, remove it once: who is alive under that name comes back.`,
                command: forceLeave(node),
              },
            ],
            confidence: 'observed' as const,
          };
        }),
    ),
};
