import { setTimeout as sleep } from 'node:timers/promises';
import type { CertificateKind } from '../certificates';
import { EXPIRING_MS } from '../defective-certificates';
import type { PlacedAgent } from '../topology';
import type { FaultTools } from './faults';

export type DefectiveCertificate = Exclude<CertificateKind, 'good'>;

export const CERTIFICATE_WORDS: Readonly<Record<DefectiveCertificate, string>> = {
  'without-node-name': 'a certificate without its node name',
  foreign: 'a certificate of a foreign CA',
  'foreign-trust': 'certificate and trust of a foreign CA',
  none: 'no certificate',
  expired: 'an expired certificate',
  'not-yet-valid': 'a certificate that is not valid yet',
  expiring: 'a certificate that expires within a minute',
  'server-auth-only': 'a certificate for servers only',
};

/** Faults of the servers' certificates; servers are restarted with them. */
export function certificateFaults({ setup, restarted, server, servers }: FaultTools) {
  const withCertificate = (which: readonly PlacedAgent[], certificate: DefectiveCertificate) =>
    restarted(which, `${which.map(({ name }) => name).join(', ')} with ${CERTIFICATE_WORDS[certificate]}`, {
      certificate,
    });

  return {
    giveCertificate: async (datacenter: string, number: number, certificate: DefectiveCertificate) =>
      withCertificate([server(datacenter, number)], certificate),
    giveCertificates: async (datacenter: string, certificate: DefectiveCertificate) =>
      withCertificate(servers(datacenter), certificate),

    /** Servers and all other agents of a datacenter get certificates of another CA, and trust only that. */
    changeAuthority: async (datacenter: string) =>
      withCertificate(
        setup.agents.filter((agent) => agent.datacenter === datacenter),
        'foreign-trust',
      ),

    /** The certificates expire under a federation that works: only what is dialled anew from now on fails. */
    letCertificatesExpire: async (datacenter: string) => {
      const fault = await withCertificate(servers(datacenter), 'expiring');
      await sleep(EXPIRING_MS);
      return fault;
    },
  };
}
