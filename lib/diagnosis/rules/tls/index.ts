import type { Rule } from '../../types';
import { certificateNearExpiry } from './certificate-near-expiry';
import { certificateNotForClients } from './certificate-not-for-clients';
import { certificateNotYetValid } from './certificate-not-yet-valid';
import { certificateWithoutServerName } from './certificate-without-server-name';
import { differentClocks } from './different-clocks';
import { differentDomains } from './different-domains';
import { differentTlsVerification } from './different-tls-verification';
import { expiredCertificate } from './expired-certificate';
import { foreignCertificateAuthority } from './foreign-certificate-authority';
import { refusedCertificate } from './refused-certificate';
import { serverWithoutCertificate } from './server-without-certificate';

/** Certificates, TLS verification, clocks. In the order in which a root stands first among equals. */
export const TLS_RULES: readonly Rule[] = [
  differentDomains,
  serverWithoutCertificate,
  differentClocks,
  expiredCertificate,
  certificateNotYetValid,
  foreignCertificateAuthority,
  certificateWithoutServerName,
  certificateNotForClients,
  refusedCertificate,
  certificateNearExpiry,
  differentTlsVerification,
];
