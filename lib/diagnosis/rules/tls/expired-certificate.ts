import type { Server } from '@/lib/federation/types';
import { certificateOf, day, faultFinding, findFaults } from '../../certificate-faults';
import { certificateEnd } from '../../certificate-end';
import { SECTIONS } from '../../remedies';
import type { Rule } from '../../types';
import { nameList } from '../../words';

/** T2. */
export const expiredCertificate: Rule = {
  id: 'expired-certificate',
  title: "A server's certificate has expired",
  why: 'Connections that are open live on, but none can be opened any more, in or out: after its next restart such a server stands alone.',
  evidence:
    'The end of the certificate of every server, read by the path probe or from the metric consul.agent.tls.cert.expiry (1.11 and later); without both, the text of forwarded requests that were refused.',
  remedy: 'Make a new certificate for the server, install it and restart Consul there.',
  covers: ['T2'],
  requires: ['certificate'],
  section: SECTIONS.tls,
  check: (federation) => {
    const now = federation.takenAt;
    const isFaulty = (server: Server) => certificateEnd(server, now)?.urgency === 'ended';
    return findFaults(federation, { isFaulty, checks: ['expired'] }).map((fault) => {
      const ends = [
        ...new Set(
          fault.servers.flatMap((server) => {
            const end = certificateEnd(server, now);
            return end ? [day(end.iso)] : [];
          }),
        ),
      ].sort();
      const when = ends.length > 0 ? ` on ${nameList(ends, 2)}` : '';
      return faultFinding(federation, fault, {
        severity: 'critical',
        title: certificateOf(fault, `expired${when}`, `expired${when}`),
        cause: `Servers refuse it in both directions: nobody opens a connection to ${fault.datacenter.name} through it, and it is refused as a client of the others too. ${fault.refusals.length === 0 ? 'What works now works on connections that are still open, and breaks with the next one.' : 'A server that restarts with it finds no path to any datacenter.'}`,
      });
    });
  },
};
