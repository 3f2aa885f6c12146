import { certificateOf, day, faultFinding, findFaults } from '../../certificate-faults';
import { SECTIONS } from '../../remedies';
import type { Rule } from '../../types';

export const certificateNotYetValid: Rule = {
  id: 'certificate-not-yet-valid',
  title: "A server's certificate is not valid yet",
  why: 'Until its time has come nobody accepts it; usually the clock of the machine that made it was ahead.',
  evidence:
    'The begin of the certificate of every server, read by the path probe; without it, the text of forwarded requests that were refused (current time … is before …).',
  remedy: 'Set the clocks by NTP and make the certificate again.',
  covers: ['T2', 'T7'],
  requires: ['certificate'],
  section: SECTIONS.tls,
  check: (federation) =>
    findFaults(federation, {
      isFaulty: ({ certificate }) =>
        certificate.known && Date.parse(certificate.value.notBefore) > federation.takenAt,
      checks: ['not-yet-valid'],
    }).map((fault) => {
      const begins = fault.servers.flatMap(({ certificate }) =>
        certificate.known ? [certificate.value.notBefore] : [],
      );
      const [first] = begins.sort();
      const from = first === undefined ? 'yet' : `before ${day(first)}`;
      return faultFinding(federation, fault, {
        severity: 'critical',
        title: certificateOf(fault, `is not valid ${from}`, `are not valid ${from}`),
        cause: `A certificate begins in the future when the clock of the machine that made it was ahead, or when the clock of ${fault.datacenter.name} is behind. Nobody accepts it until then.`,
      });
    }),
};
