import type { Rule } from '../../types';
import { aclReplicationFailing } from './acl-replication-failing';
import { caCertificateEndsSoon } from './ca-certificate-ends-soon';
import { caRootsDiffer } from './ca-roots-differ';
import { replicationTokenMissing } from './replication-token-missing';
import { replicationTokenRefused } from './replication-token-refused';
import { secondaryWithoutAcls } from './secondary-without-acls';
import { tokensResolvedFromCache } from './tokens-resolved-from-cache';
import { trustDomainsDiffer } from './trust-domains-differ';

/** ACLs and their replication, and Consul's certificate authority. In the order in which a root stands first among equals. */
export const ACL_RULES: readonly Rule[] = [
  trustDomainsDiffer,
  replicationTokenRefused,
  replicationTokenMissing,
  secondaryWithoutAcls,
  aclReplicationFailing,
  caRootsDiffer,
  caCertificateEndsSoon,
  tokensResolvedFromCache,
];
