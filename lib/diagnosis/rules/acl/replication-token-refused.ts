import {
  reachesPrimary,
  replaceReplicationToken,
  replicationEvidence,
  replications,
  usesAcls,
} from '../../acl-replication';
import { probeEvidence } from '../../evidence';
import { SECTIONS } from '../../remedies';
import type { Rule } from '../../types';

const REFUSED = /permission denied|acl not found/i;

/** Since 1.11 Consul says why replication fails. Before, what is left when the way and the primary are well is the token. */
export const replicationTokenRefused: Rule = {
  id: 'replication-token-refused',
  title: 'The primary refuses the replication token of a secondary',
  why: 'Without a valid replication token neither ACLs nor federation states arrive in the secondary: it goes on with the gateways and tokens of the day it broke.',
  evidence:
    'ACL replication that fails although the secondary reaches the primary; its error message since Consul 1.11.',
  remedy:
    'Give every server of the secondary a replication token with acl:write, operator:write and service:read.',
  covers: ['A2'],
  requires: ['aclReplication', 'forwarding'],
  section: SECTIONS.aclReplication,
  applies: usesAcls,
  check: (federation) =>
    replications(federation).flatMap((replication) => {
      const { state, lasts, waits, told, datacenter, from, way } = replication;
      const { name } = datacenter;
      const message = told.value.lastErrorMessage;
      if (state !== 'fails' || !lasts || waits) return [];
      if (message === null ? !reachesPrimary(replication, federation) : !REFUSED.test(message)) return [];
      const sure = message !== null;
      return [
        {
          severity: 'warning' as const,
          subject: { kind: 'datacenter' as const, datacenter: name },
          title: sure
            ? `${from} refuses the replication token of ${name}`
            : `${from} seems to refuse the replication token of ${name}: ACL replication fails although ${name} reaches ${from}`,
          evidence: [
            replicationEvidence(replication),
            ...(way?.probes ?? [])
              .filter(({ outcome }) => outcome === 'works')
              .slice(0, 2)
              .map(probeEvidence),
          ],
          cause: `${sure ? `The servers of ${name} get the answer "${message}"` : `The way from ${name} to ${from} works and ${from} has a leader, so what is refused is the request itself`}: the token was deleted in ${from}, is mistyped, or its policy lacks acl:write, operator:write or service:read. Federation states are replicated with the same token, so ${name} does not learn of new gateways either.`,
          remedy: replaceReplicationToken(replication),
          confidence: sure ? ('observed' as const) : ('inferred' as const),
          ...(!sure && {
            confirm: `The log of the leader of ${name} says "failed to retrieve remote ACL tokens: rpc error making call: Permission denied" or "ACL not found".`,
          }),
        },
      ];
    }),
};
