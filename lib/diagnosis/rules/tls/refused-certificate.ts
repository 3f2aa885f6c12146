import type { Federation } from '@/lib/federation/types';
import { faultFinding, findFaults, renewSteps, whose, type CertificateFault } from '../../certificate-faults';
import { indexFederation } from '../../federation-index';
import { repeatProbe, SECTIONS } from '../../remedies';
import type { Rule, RuleFinding } from '../../types';
import { nameList, sentence } from '../../words';
import { isRefusedAsClient } from './certificate-not-for-clients';

/** What is left of T2 to T4 when the certificate itself was not read: the others refuse it and do not say why. */
export const refusedCertificate: Rule = {
  id: 'refused-certificate',
  title: "Other servers refuse a server's certificate",
  why: 'A server whose certificate is refused reaches nobody, also not the other servers of its own datacenter, and falls out of Raft and gossip.',
  evidence:
    'Forwarded requests of one server that are cut right after the TLS handshake, every time and at once; the certificate itself where the path probe reads it.',
  remedy: 'Read the log of a server that refused it, and make a new certificate.',
  covers: ['T2', 'T3', 'T4'],
  requires: ['forwarding'],
  section: SECTIONS.tls,
  check: (federation) =>
    findFaults(federation, { checks: ['refused'] })
      .filter((fault) => !isRefusedAsClient(federation, fault))
      .map((fault) => finding(federation, fault)),
};

function finding(federation: Federation, fault: CertificateFault): RuleFinding {
  const { name } = fault.datacenter;
  const others = [...new Set(fault.refusals.flatMap((refusal) => refusal.others))];
  const neighboursReach = others.some(
    (other) => indexFederation(federation).pair(name, other)?.forwarding === 'partial',
  );
  return faultFinding(federation, fault, {
    severity: neighboursReach ? 'warning' : 'critical',
    title: `Servers of ${nameList(others, 3)} refuse the certificate of ${whose(fault)}`,
    cause: `${sentence(whose(fault))} opens connections, and the other side closes each of them as soon as it has seen the certificate: it has expired, comes from another certificate authority, or may not be used as a client's.`,
    remedy: [
      {
        text: `Read the end, the authority and the uses of the certificate that is cert_file on ${whose(fault)}.`,
        command: 'openssl x509 -noout -enddate -issuer -ext extendedKeyUsage,subjectAltName -in <cert_file>',
      },
      ...renewSteps(federation, { ...fault, refusals: [] }),
      ...others.slice(0, 1).map((other) => repeatProbe(federation, name, other)),
    ],
    confidence: 'inferred',
    confirm: `The log of a server of ${others[0] ?? 'another datacenter'} says "TLS handshake failed" with the reason, such as "x509: certificate has expired".`,
  });
}
