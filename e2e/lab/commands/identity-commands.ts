import { CERTIFICATE_WORDS, type DefectiveCertificate } from '../faults/certificate-faults';
import { one, whole, type FaultCommand } from './fault-command';

const CERTIFICATE_DEFECTS: readonly (readonly [command: string, DefectiveCertificate])[] = [
  ['drop-node-name', 'without-node-name'],
  ['expire-certificate', 'expired'],
  ['postdate-certificate', 'not-yet-valid'],
  ['foreign-certificate', 'foreign'],
  ['server-certificate', 'server-auth-only'],
  ['drop-certificate', 'none'],
];

export const CERTIFICATE_COMMANDS: readonly FaultCommand[] = CERTIFICATE_DEFECTS.map(([name, certificate]) =>
  one(name, 'server', `restart it with ${CERTIFICATE_WORDS[certificate]}`, (lab, dc, n) =>
    lab.faults.giveCertificate(dc, n, certificate),
  ),
);

export const ACL_COMMANDS: readonly FaultCommand[] = [
  whole('break-replication-token', 'set an unknown replication token', (lab, dc) =>
    lab.faults.breakReplicationToken(dc),
  ),
  whole('misconfigure-replication-token', 'restart its servers with one', (lab, dc) =>
    lab.faults.misconfigureReplicationToken(dc),
  ),
  whole('break-agent-token', 'set an unknown agent token', (lab, dc) => lab.faults.breakAgentToken(dc)),
];
