import type { Datacenter, Server } from '@/lib/federation/types';
import { createCertificate, SECTIONS } from '../../remedies';
import { domainOf } from '../../server-names';
import { probeEvidence, sourceEvidence } from '../../evidence';
import { refusalsBy, type TlsRefusal } from '../../tls-refusals';
import { hasMeshGateways } from '../../usable-gateways';
import type { Evidence, Rule, RuleFinding } from '../../types';
import { nameList } from '../../words';

/** F8, T6. Consul accepts the federation option without any certificate and says nothing. */
export const serverWithoutCertificate: Rule = {
  id: 'server-without-certificate',
  title: 'A server has no TLS certificate',
  why: 'Mesh gateways find servers by the name in the TLS handshake: a server without certificate and key cannot dial through them, and does not answer those who do.',
  evidence:
    'ca_file, cert_file and the federation option of every server, from /v1/agent/self of that server; the tag use_tls of WAN members; the text of refused requests.',
  remedy: 'Give the server a certificate of the CA that all datacenters share.',
  covers: ['F8', 'T6'],
  requires: ['self'],
  section: SECTIONS.tls,
  applies: hasMeshGateways,
  check: (federation) => {
    const refused = refusalsBy(federation, 'no-tls');
    return federation.datacenters.flatMap((datacenter) => {
      const refusals = refused.filter((refusal) => refusal.datacenter === datacenter.name);
      const named = new Set(refusals.map(({ server }) => server));
      const bare = datacenter.servers.filter(
        (server) => isBare(server, datacenter) || named.has(server.node),
      );
      return bare.length > 0 || refusals.length > 0 ? [finding(datacenter, bare, refusals)] : [];
    });
  },
};

/** Where servers dial each other directly none is needed. The tag tells of a CA only, but without one there is no TLS. */
function isBare({ self, tls, status }: Server, { mode }: Datacenter): boolean {
  if (mode === 'traditional' || status === 'left') return false;
  if (self?.known) return self.value.certConfigured === false || self.value.caConfigured === false;
  return tls === false;
}

function finding(
  datacenter: Datacenter,
  bare: readonly Server[],
  refusals: readonly TlsRefusal[],
): RuleFinding {
  const { name, servers } = datacenter;
  const [only] = bare;
  const whole = bare.length === servers.length;
  const nodes = bare.length === 0 ? 'a server' : nameList(bare.map(({ node }) => node));
  const domain = domainOf(datacenter) ?? undefined;
  return {
    severity: whole || refusals.length > 0 ? 'critical' : 'warning',
    subject:
      only && bare.length === 1
        ? { kind: 'server', datacenter: name, server: only.node }
        : { kind: 'datacenter', datacenter: name },
    title:
      bare.length > 1 && whole
        ? `No server of ${name} has a TLS certificate, which federation through mesh gateways needs`
        : `${bare.length === 1 ? `Server ${nodes}` : nodes} of ${name} ${bare.length > 1 ? 'have' : 'has'} no TLS certificate, which federation through mesh gateways needs`,
    evidence: [
      ...bare.slice(0, 5).flatMap(evidenceOf),
      ...refusals
        .flatMap(({ probes }) => probes)
        .slice(0, 5)
        .map(probeEvidence),
    ],
    cause: `Consul starts without complaint, but ${nodes} of ${name} can neither dial a mesh gateway ("cannot dial via a mesh gateway when outgoing TLS is disabled") nor answer the handshake of those who come through one.`,
    remedy: [
      ...(bare.length > 0 ? bare : servers).slice(0, 5).map(({ node }) => ({
        text: `In the folder of the CA that all datacenters share, make a certificate for ${node}.`,
        command: createCertificate(name, node, domain),
      })),
      {
        text: `Set this on ${nodes} of ${name} and restart Consul there, one server at a time.`,
        config:
          'ca_file = "consul-agent-ca.pem"\ncert_file = "<server>.pem"\nkey_file = "<server>-key.pem"\nverify_incoming = true\nverify_outgoing = true\nverify_server_hostname = true',
      },
    ],
    confidence: 'observed',
  };
}

function evidenceOf({ node, self, views, tls }: Server): Evidence[] {
  if (self?.known) {
    const { caConfigured, certConfigured, meshGatewayWanFederation } = self.value;
    const words = `${node}: ca_file ${set(caConfigured)}, cert_file ${set(certConfigured)}, enable_mesh_gateway_wan_federation = ${String(meshGatewayWanFederation)}`;
    return [sourceEvidence(self.source, words)];
  }
  if (tls !== false) return [];
  const [view] = views;
  const says = `${node}: no tag use_tls`;
  const request = '/v1/agent/members?wan=1';
  // Nobody lists it now: a pool did.
  if (!view) return [{ vantage: 'nobody', request, at: 'unknown', value: `${says}, as it was listed last` }];
  return [sourceEvidence({ vantage: view.vantage, path: request, at: view.at }, says)];
}

const set = (value: boolean | null): string => (value === null ? 'not told' : value ? 'set' : 'empty');
