import { makeReplicationToken, replicationEvidence, replications, usesAcls } from '../../acl-replication';
import { SECTIONS } from '../../remedies';
import type { Rule } from '../../types';

/** Without a token the loop skips every round in silence (agent/consul/leader.go, runACLReplicator): no success, and no error either. */
export const replicationTokenMissing: Rule = {
  id: 'replication-token-missing',
  title: 'A secondary has no replication token',
  why: 'Consul says that replication runs, but nothing is replicated, and nothing is logged.',
  evidence: '/v1/acl/replication that runs and has neither a success nor an error for some time.',
  remedy: 'Set the replication token on every server of the secondary.',
  covers: ['A3'],
  requires: ['aclReplication'],
  section: SECTIONS.aclReplication,
  applies: usesAcls,
  check: (federation) =>
    replications(federation)
      .filter(({ state, lasts }) => state === 'never tried' && lasts)
      .map((replication) => {
        const { datacenter, from } = replication;
        const { name, servers } = datacenter;
        const forgets = servers.some(({ self }) => self?.known && self.value.aclTokenPersistence === false);
        return {
          severity: 'warning',
          subject: { kind: 'datacenter', datacenter: name },
          title: `ACL replication of ${name} runs but has never tried: its servers seem to have no replication token`,
          evidence: [replicationEvidence(replication)],
          cause: `Without a token Consul skips every round silently.${forgets ? ' A token that was set over the API is forgotten at a restart: acl.enable_token_persistence is off.' : ''} ${name} gets neither ACLs nor federation states from ${from}.`,
          remedy: makeReplicationToken(replication),
          confidence: 'inferred',
          confirm: `After the token is set on the leader of ${name}, /v1/acl/replication shows a success within a minute.`,
        };
      }),
};
