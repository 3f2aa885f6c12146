import type { Server } from '@/lib/federation/types';
import { sourceEvidence, viewEvidence } from '../../evidence';
import { createCertificate, SECTIONS } from '../../remedies';
import { forceLeave } from '../../remove-member';
import { domainOf } from '../../server-names';
import { subjectOf } from '../../server-options';
import type { Evidence, Rule } from '../../types';
import { usesMeshGateways } from '../../usable-gateways';
import { nameList } from '../../words';

/** Consul accepts such names at start; agent/consul/wanfed/wanfed.go then cannot tell the datacenter of `<node>.<dc>`. */
export const dottedNodeName: Rule = {
  id: 'dotted-node-name',
  title: "A server's node name holds a dot",
  why: 'Gossip through mesh gateways takes the datacenter from the name <node>.<datacenter>. With a dot in the node name nothing reaches the server, and it is listed as alive even after its death.',
  evidence: 'The names of the servers in the LAN and WAN pools.',
  remedy:
    'Give the server a node name without dots and a certificate for it, and remove the old name from the WAN pool.',
  covers: ['F12'],
  requires: ['wanMembers'],
  section: SECTIONS.tls,
  check: (federation) =>
    federation.datacenters.flatMap((datacenter) => {
      const dotted = datacenter.servers.filter(({ node, status }) => node.includes('.') && isThere(status));
      const [first] = dotted;
      if (!first) return [];
      const mesh = usesMeshGateways(federation, datacenter);
      const { name } = datacenter;
      const nodes = dotted.map(({ node }) => node);
      const short = first.node.slice(0, first.node.indexOf('.')) || `${name}-server`;
      return [
        {
          severity: mesh ? ('warning' as const) : ('info' as const),
          subject: subjectOf(datacenter, nodes),
          title: mesh
            ? `Gossip cannot reach ${nameList(nodes)} of ${name} through mesh gateways: the node name holds a dot`
            : `${nameList(nodes)} of ${name} could not be federated through mesh gateways: the node name holds a dot`,
          evidence: dotted.slice(0, 5).flatMap(listing),
          cause: mesh
            ? `Every ping to ${nameList(nodes, 2)} fails with "node name does not encode a datacenter: ${first.node}.${name}", and Serf does not even suspect the server: its status in the WAN pool says nothing.`
            : 'Servers that dial each other directly do not mind. Before the federation flag is set, such servers need other names.',
          remedy: [
            {
              text: `Set a node name without dots on ${nameList(nodes)}${dotted.length > 1 ? ` (here for ${first.node})` : ''}.`,
              config: `node_name = ${JSON.stringify(short)}`,
            },
            {
              text: 'Make a certificate that carries the new name, and install it.',
              command: createCertificate(name, short, domainOf(datacenter) ?? undefined),
            },
            { text: 'Restart Consul there, one server at a time.', command: 'systemctl restart consul' },
            {
              text: `On another server of ${name}, remove the old name: out of the LAN pool, and out of the WAN pools with it.`,
              command: forceLeave(first.node),
            },
          ],
          confidence: 'observed' as const,
        },
      ];
    }),
};

const isThere = (status: Server['status']): boolean => status !== 'left' && status !== 'none';

function listing(server: Server): Evidence[] {
  const { lan, views, node, datacenter } = server;
  return [
    ...(lan.known ? [sourceEvidence(lan.source, `LAN pool of ${datacenter}: ${node} ${lan.value}`)] : []),
    ...views.slice(0, 1).map((view) => viewEvidence(view, server)),
  ];
}
