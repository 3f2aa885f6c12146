import type { Rule } from '../../types';
import { certificateNearExpiry } from './certificate-near-expiry';
import { certificateNotForClients } from './certificate-not-for-clients';
import { certificateNotYetValid } from './certificate-not-yet-valid';
import { certificateWithoutServerName } from './certificate-without-server-name';
import { expiredCertificate } from './expired-certificate';
import { foreignCertificateAuthority } from './foreign-certificate-authority';

/** Certificates, TLS verification, clocks. In the order in which a root stands first among equals. */
export const TLS_RULES: readonly Rule[] = [
  expiredCertificate,
  certificateNotYetValid,
  foreignCertificateAuthority,
  certificateWithoutServerName,
  certificateNotForClients,
  certificateNearExpiry,
];
