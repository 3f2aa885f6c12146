import type { Server } from '@/lib/federation/types';
import { certificateEnd } from '../../certificate-end';
import { certificateOf, day, faultFinding, findFaults } from '../../certificate-faults';
import { SECTIONS } from '../../remedies';
import type { Rule } from '../../types';
import { counted } from '../../words';

const DAY_MS = 86_400_000;
/** As Consul's own telemetry has them (telemetry.certificate). */
const WARNING_DAYS = 30;
const CRITICAL_DAYS = 7;

export const certificateNearExpiry: Rule = {
  id: 'certificate-near-expiry',
  title: "A server's certificate expires soon",
  why: 'An expired certificate cuts the server off from all others, and nothing in Consul renews it.',
  evidence: `The end of the certificate of every server, read by the path probe or from the metric consul.agent.tls.cert.expiry (1.11 and later): a warning ${WARNING_DAYS} days before, critical ${CRITICAL_DAYS} days before.`,
  remedy: 'Make a new certificate for the server, install it and restart Consul there.',
  covers: ['T2'],
  requires: ['certificate'],
  section: SECTIONS.tls,
  check: (federation) => {
    const left = (server: Server): number => {
      const end = certificateEnd(server);
      return end === null ? Infinity : (end.at - federation.takenAt) / DAY_MS;
    };
    const isFaulty = (server: Server) => left(server) > 0 && left(server) < WARNING_DAYS;
    return findFaults(federation, { isFaulty }).map((fault) => {
      const days = Math.min(...fault.servers.map(left));
      const first =
        fault.servers
          .map(certificateEnd)
          .flatMap((end) => (end ? [end.iso] : []))
          .sort()[0] ?? '';
      const soon = `${days < 1 ? 'within a day' : `in ${counted(Math.floor(days), 'day')}`} (${day(first)})`;
      return faultFinding(federation, fault, {
        severity: days < CRITICAL_DAYS ? 'critical' : 'warning',
        title: certificateOf(fault, `expires ${soon}`, `expire from ${day(first)} on, the first ${soon}`),
        cause:
          'From that moment on no connection can be opened to or from such a server; those that are open live on until they close.',
        confidence: 'observed',
      });
    });
  },
};
