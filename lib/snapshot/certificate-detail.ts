import { certificateEnd } from '@/lib/diagnosis/certificate-end';
import { DEFAULT_DOMAIN, domainOf, missingNames, requiredNames } from '@/lib/diagnosis/server-names';
import type { Datacenter, Server } from '@/lib/federation/types';
import type { CertificateDetail } from './types';

/** The names a server's certificate must have, and what it has as far as anybody told. `now` is epoch ms. */
export function certificateDetail(server: Server, datacenter: Datacenter, now: number): CertificateDetail {
  const { certificate, metrics } = server;
  const required = requiredNames(server, domainOf(datacenter) ?? DEFAULT_DOMAIN);
  const end = certificateEnd(server, now);
  return {
    required: required.map((name) => ({
      name,
      has: certificate.known ? missingNames([name], certificate.value.names).length === 0 : null,
    })),
    names: certificate.known ? certificate.value.names : null,
    authority: certificate.known ? certificate.value.authority.name : null,
    through: certificate.known ? certificate.value.through : null,
    end: end && {
      at: end.iso,
      daysLeft: Math.floor(end.daysLeft),
      urgency: end.urgency,
      from: certificate.known ? 'certificate' : 'metrics',
      path: certificate.known ? certificate.source.path : metrics?.known ? metrics.source.path : '',
    },
    unread: certificate.known ? null : certificate.gap.message,
  };
}
