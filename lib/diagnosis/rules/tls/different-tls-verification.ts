import type { AgentSelf } from '@/lib/consul/types';
import type { Datacenter, Federation, Server } from '@/lib/federation/types';
import { sourceEvidence } from '../../evidence';
import { indexFederation } from '../../federation-index';
import { SECTIONS } from '../../remedies';
import type { Evidence, Rule, RuleFinding } from '../../types';
import { nameList } from '../../words';

type Option = keyof Pick<AgentSelf, 'verifyIncoming' | 'verifyOutgoing' | 'verifyServerHostname'>;
const OPTIONS: readonly (readonly [Option, string])[] = [
  ['verifyIncoming', 'verify_incoming'],
  ['verifyOutgoing', 'verify_outgoing'],
  ['verifyServerHostname', 'verify_server_hostname'],
];

/**
 * T5. Through mesh gateways TLS is always verified both ways, whatever the options say, so there only servers of one datacenter are
 * compared; where servers dial each other directly, all are.
 */
export const differentTlsVerification: Rule = {
  id: 'different-tls-verification',
  title: 'Servers verify TLS differently',
  why: 'A server that does not demand TLS accepts what its neighbours refuse, and one that does not offer it is refused by those that demand it.',
  evidence:
    'verify_incoming, verify_outgoing and verify_server_hostname of every server, from /v1/agent/self of that server.',
  remedy:
    'Set the three options alike on all servers: verify_outgoing everywhere first, then verify_incoming.',
  covers: ['T5'],
  requires: ['self'],
  section: SECTIONS.tls,
  check: (federation) => {
    const everywhere = federation.datacenters.flatMap(({ servers }) => servers);
    return federation.datacenters.flatMap((datacenter) => {
      const peers = federation.mode === 'traditional' ? everywhere : datacenter.servers;
      return finding(federation, datacenter, peers);
    });
  },
};

const valueOf = ({ self }: Server, option: Option): boolean | null =>
  self?.known ? self.value[option] : null;

/** What most of the servers have; where both are as many, the safe one. */
function common(servers: readonly Server[], option: Option): boolean | null {
  const values = servers.flatMap((server) => valueOf(server, option) ?? []);
  const on = values.filter(Boolean).length;
  return values.length === 0 ? null : on * 2 >= values.length;
}

function finding(
  federation: Federation,
  { name, servers }: Datacenter,
  peers: readonly Server[],
): RuleFinding[] {
  const wanted = OPTIONS.map(([option, word]) => ({ option, word, value: common(peers, option) }));
  const differs = (server: Server) =>
    wanted.filter(({ option, value }) => (valueOf(server, option) ?? value) !== value);
  const different = servers.filter((server) => differs(server).length > 0);
  const [only] = different;
  if (!only) return [];
  const options = wanted.filter(({ option }) =>
    different.some((one) => differs(one).some((d) => d.option === option)),
  );
  const nodes = nameList(different.map(({ node }) => node));
  const witness = peers.find((server) => differs(server).length === 0);
  const index = indexFederation(federation);
  const broken = [...index.into(name), ...index.outOf(name)].some(({ forwarding }) => forwarding === 'bad');
  return [
    {
      severity: federation.mode === 'traditional' && broken ? 'critical' : 'warning',
      subject:
        different.length === 1
          ? { kind: 'server', datacenter: name, server: only.node }
          : { kind: 'datacenter', datacenter: name },
      title: `${nodes} of ${name} ${different.length === 1 ? 'has' : 'have'} ${nameList(options.map(({ word, value }) => `${word} = ${String(value === false)}`))}, unlike the other servers`,
      evidence: [...different.slice(0, 5), ...(witness ? [witness] : [])].flatMap(evidenceOf),
      cause:
        federation.mode === 'traditional'
          ? 'Servers dial each other directly, so the one side demands what the other does not offer, or accepts what it should refuse.'
          : 'Ways between datacenters are always verified through mesh gateways; what differs is how servers and clients inside the datacenter talk to this server.',
      remedy: [
        {
          text: `Set this on ${nodes} and restart Consul there, one server at a time${options.some(({ word }) => word === 'verify_incoming') ? '; verify_outgoing has to be on everywhere before verify_incoming' : ''}.`,
          config: options.map(({ word, value }) => `${word} = ${String(value)}`).join('\n'),
        },
      ],
      confidence: 'observed',
    },
  ];
}

function evidenceOf({ node, self }: Server): Evidence[] {
  if (!self?.known) return [];
  const values = OPTIONS.map(([option, word]) => `${word} = ${String(self.value[option] ?? 'not told')}`);
  return [sourceEvidence(self.source, `${node}: ${values.join(', ')}`)];
}
