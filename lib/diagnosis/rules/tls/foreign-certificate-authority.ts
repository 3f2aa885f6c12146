import type { Federation, Server } from '@/lib/federation/types';
import {
  certificateOf,
  faultFinding,
  findFaults,
  renewSteps,
  whose,
  type CertificateFault,
} from '../../certificate-faults';
import { repeatProbe, SECTIONS } from '../../remedies';
import type { RemedyStep, Rule, RuleFinding } from '../../types';
import { nameList, sentence } from '../../words';

/** T3. Who is foreign is told by the majority: of certificates where they were read, else of the ways that are refused. */
export const foreignCertificateAuthority: Rule = {
  id: 'foreign-certificate-authority',
  title: "A server's certificate comes from another certificate authority",
  why: 'Servers accept only certificates of authorities in their ca_file. A foreign one cuts a server off as soon as it has to dial or is dialled anew.',
  evidence:
    'Who signed the certificate of every server, read by the path probe; without it, the text of forwarded requests that were refused (x509: certificate signed by unknown authority).',
  remedy:
    'Make the certificate with the CA that all datacenters share, or put both CAs into ca_file of all servers first.',
  covers: ['T3'],
  requires: ['certificate'],
  section: SECTIONS.tls,
  check: (federation) => {
    const foreign = foreignServers(federation);
    const isFaulty = (server: Server) => foreign.has(server);
    return findFaults(federation, { isFaulty, checks: ['unknown-authority'] }).map((fault) =>
      fault.refusals.length > 0 && fault.refusals.every(({ side }) => side === 'asking')
        ? untrusting(federation, fault)
        : foreigner(federation, fault, foreign),
    );
  },
};

const authorityOf = ({ certificate }: Server): string | null =>
  certificate.known
    ? JSON.stringify([certificate.value.authority.name, certificate.value.authority.keyId])
    : null;

/** Servers whose authority is not the one of most servers; among equals that of the primary counts. */
function foreignServers({ datacenters, primary }: Federation): ReadonlySet<Server> {
  const groups = new Map<string, Server[]>();
  for (const { servers } of datacenters) {
    for (const server of servers) {
      const authority = authorityOf(server);
      if (authority !== null) groups.set(authority, [...(groups.get(authority) ?? []), server]);
    }
  }
  const ofPrimary = (servers: readonly Server[]) =>
    servers.filter(({ datacenter }) => datacenter === primary).length;
  const [common] = [...groups.values()].sort((a, b) => b.length - a.length || ofPrimary(b) - ofPrimary(a));
  return new Set([...groups.values()].filter((group) => group !== common).flat());
}

function foreigner(
  federation: Federation,
  fault: CertificateFault,
  foreign: ReadonlySet<Server>,
): RuleFinding {
  const { name } = fault.datacenter;
  const seen = fault.refusals.length > 0;
  const authorities = [
    ...new Set(
      fault.servers.flatMap((server) =>
        foreign.has(server) && server.certificate.known ? [server.certificate.value.authority.name] : [],
      ),
    ),
  ];
  const by = authorities.length > 0 ? ` (${nameList(authorities, 2)})` : '';
  return faultFinding(federation, fault, {
    severity: seen ? 'critical' : 'warning',
    title: certificateOf(
      fault,
      `comes from another certificate authority than the others'${by}`,
      `come from another certificate authority than the others'${by}`,
    ),
    cause: seen
      ? `The other servers do not have this authority in their ca_file, so they refuse the certificate, in both directions; the first restart leaves ${name} without a path to any datacenter.`
      : `Unless every server has this authority in its ca_file too, the next connection to or from ${name} is refused. Those that are open live on.`,
    remedy: [...renewSteps(federation, fault), bothAuthorities],
    ...(!seen && {
      confidence: 'inferred' as const,
      confirm:
        'A server that dials it anew logs "x509: certificate signed by unknown authority"; a ca_file that holds both authorities would make it good.',
    }),
  });
}

const bothAuthorities: RemedyStep = {
  text: 'Or, if the authority is to change: first put both CA certificates into ca_file on all servers of all datacenters and restart them one at a time, and only then issue from the new one.',
  config: 'ca_file = "both-consul-cas.pem"',
};

/** Its own certificate is accepted; what it accepts is not. */
function untrusting(federation: Federation, fault: CertificateFault): RuleFinding {
  const others = [...new Set(fault.refusals.flatMap((refusal) => refusal.others))];
  const [other = ''] = others;
  return faultFinding(federation, fault, {
    severity: 'critical',
    title: `${sentence(whose(fault))} does not accept the certificates of ${nameList(others, 3)}`,
    cause: `Others reach ${fault.datacenter.name}, so its certificate is of a known authority; but the authority of ${nameList(others, 3)} is missing in its ca_file.`,
    remedy: [
      {
        text: `Put the CA certificate that ${nameList(others, 3)} use into ca_file of ${whose(fault)} and restart Consul there.`,
        config: 'ca_file = "consul-agent-ca.pem"',
      },
      repeatProbe(federation, fault.datacenter.name, other),
    ],
  });
}
