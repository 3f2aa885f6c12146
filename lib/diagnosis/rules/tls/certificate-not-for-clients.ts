import type { Federation, Server } from '@/lib/federation/types';
import {
  certificateOf,
  faultFinding,
  findFaults,
  whose,
  type CertificateFault,
} from '../../certificate-faults';
import { indexFederation } from '../../federation-index';
import { SECTIONS } from '../../remedies';
import type { Rule } from '../../types';

/** T4. Servers dial as clients with the same certificate that they serve with. */
export const certificateNotForClients: Rule = {
  id: 'certificate-not-for-clients',
  title: "A server's certificate may not be used in both roles",
  why: 'A server dials other servers with the certificate that it serves with: it has to be good for server and client authentication. Otherwise one direction works and the other is refused.',
  evidence:
    'The extended key usage of the certificate of every server, read by the path probe; without it, the text of forwarded requests that were refused.',
  remedy: 'Make a certificate for both uses; consul tls cert create -server does.',
  covers: ['T4'],
  requires: ['certificate'],
  section: SECTIONS.tls,
  check: (federation) => {
    const isFaulty = ({ certificate }: Server) =>
      certificate.known && !(certificate.value.serverAuth && certificate.value.clientAuth);
    const read = findFaults(federation, { isFaulty, checks: ['key-usage'] });
    const known = new Set(read.map(({ datacenter }) => datacenter.name));
    const refused = findFaults(federation, { checks: ['refused'] }).filter(
      (fault) => !known.has(fault.datacenter.name) && isRefusedAsClient(federation, fault),
    );
    return [
      ...read.map((fault) =>
        faultFinding(federation, fault, {
          severity: 'critical',
          title: certificateOf(
            fault,
            `may not be used as ${missingUse(fault)}`,
            `may not be used as ${missingUse(fault)}`,
          ),
          cause: `Its extended key usage leaves out ${missingUse(fault)}: servers need both, because they dial each other with the certificate they serve with. One direction works, the other is refused.`,
        }),
      ),
      ...refused.map((fault) =>
        faultFinding(federation, fault, {
          severity: 'critical',
          title: `The certificate of ${whose(fault)} is refused when it dials ${fault.refusals.flatMap(({ others }) => others)[0] ?? 'others'}`,
          cause: `Others reach ${fault.datacenter.name}, so the certificate is good for a server, but when ${fault.datacenter.name} dials with it the other side refuses it: most likely its extended key usage leaves out client authentication.`,
          confidence: 'inferred',
          confirm:
            'The log of a server that refused says "x509: certificate specifies an incompatible key usage".',
        }),
      ),
    ];
  },
};

/** Refused without a reason, while the way in is good: as a server's it is accepted, as a client's it is not. */
export function isRefusedAsClient(
  federation: Federation,
  { datacenter, refusals }: CertificateFault,
): boolean {
  const index = indexFederation(federation);
  const others = new Set(refusals.flatMap((refusal) => refusal.others));
  return (
    // With several servers the way in says nothing of the one that is refused.
    (datacenter.servers.length === 1 || refusals.every(({ server }) => server === null)) &&
    [...others].every((name) => index.pair(datacenter.name, name)?.forwarding === 'bad') &&
    index.into(datacenter.name).some(({ forwarding }) => forwarding === 'good')
  );
}

const missingUse = ({ servers }: CertificateFault): string =>
  servers.some(({ certificate }) => certificate.known && !certificate.value.serverAuth)
    ? "a server's"
    : servers.some(({ certificate }) => certificate.known)
      ? "a client's"
      : 'it is used here';
