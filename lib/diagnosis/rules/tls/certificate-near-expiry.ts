import { certificateEnd, NEAR, type CertificateEnd } from '../../certificate-end';
import { certificateOf, day, faultFinding, findFaults } from '../../certificate-faults';
import { SECTIONS } from '../../remedies';
import type { Rule } from '../../types';
import { counted } from '../../words';

export const certificateNearExpiry: Rule = {
  id: 'certificate-near-expiry',
  title: "A server's certificate expires soon",
  why: 'An expired certificate cuts the server off from all others, and nothing in Consul renews it.',
  evidence: `The end of the certificate of every server, read by the path probe or from the metric consul.agent.tls.cert.expiry (1.11 and later): a warning ${NEAR.warning.days} days before, critical ${NEAR.critical.days} days before; of a short-lived one in the last third and twelfth of its life.`,
  remedy: 'Make a new certificate for the server, install it and restart Consul there.',
  covers: ['T2'],
  requires: ['certificate'],
  section: SECTIONS.tls,
  check: (federation) => {
    const now = federation.takenAt;
    const isNear = (end: CertificateEnd | null): end is CertificateEnd =>
      end?.urgency === 'warning' || end?.urgency === 'critical';
    return findFaults(federation, { isFaulty: (server) => isNear(certificateEnd(server, now)) }).map(
      (fault) => {
        const ends = fault.servers.map((server) => certificateEnd(server, now)).filter(isNear);
        const [first] = ends.sort((a, b) => a.at - b.at);
        const days = first?.daysLeft ?? 0;
        const soon = `${days < 1 ? 'within a day' : `in ${counted(Math.floor(days), 'day')}`} (${day(first?.iso ?? '')})`;
        return faultFinding(federation, fault, {
          severity: ends.some(({ urgency }) => urgency === 'critical') ? 'critical' : 'warning',
          title: certificateOf(fault, `expires ${soon}`, `expire soon, the first ${soon}`),
          cause:
            'From that moment on no connection can be opened to or from such a server; those that are open live on until they close.',
          confidence: 'observed',
        });
      },
    );
  },
};
