import type { Federation } from '@/lib/federation/types';
import {
  reachesPrimary,
  replicationEvidence,
  replications,
  usesAcls,
  type Replication,
} from '../../acl-replication';
import { SECTIONS } from '../../remedies';
import type { Rule } from '../../types';

/** What a broken way costs while token replication is off. */
export const tokensResolvedFromCache: Rule = {
  id: 'tokens-resolved-from-cache',
  title: 'A cut-off secondary knows tokens only from its cache',
  why: 'Tokens that are not in the cache are refused until the primary answers again; after a restart that is every token.',
  evidence: 'ACL replication of policies only, in a secondary that does not reach the primary.',
  remedy: 'Mend the way to the primary; set acl.enable_token_replication to be independent of it.',
  covers: ['A6'],
  requires: ['aclReplication', 'forwarding'],
  section: SECTIONS.aclReplication,
  applies: usesAcls,
  check: (federation) =>
    replications(federation)
      .filter((replication) => isCutOff(replication, federation) && !hasTokens(replication))
      .map((replication) => {
        const { datacenter, from } = replication;
        const { name, servers } = datacenter;
        const policy = servers.flatMap(({ self }) =>
          self?.known ? (self.value.aclDownPolicy ?? []) : [],
        )[0];
        return {
          severity: 'info',
          subject: { kind: 'datacenter', datacenter: name },
          title: `${name} knows tokens only from its cache while ${from} is out of reach`,
          evidence: [replicationEvidence(replication)],
          cause: `Token replication is off in ${name}, so its servers ask ${from} for every token. What they do without an answer is down_policy${policy === undefined ? ' (extend-cache by default)' : ` = "${policy}"`}.`,
          remedy: [
            {
              text: `Mend the way from ${name} to ${from} first; do not restart servers of ${name} meanwhile: their cache would be gone.`,
            },
            {
              text: `For the next time, let ${name} replicate tokens.`,
              config: 'acl {\n  enable_token_replication = true\n}',
            },
          ],
          confidence: 'observed',
        };
      }),
};

function isCutOff(replication: Replication, federation: Federation): boolean {
  const { way, state } = replication;
  return state !== 'off' && way?.forwarding === 'bad' && !reachesPrimary(replication, federation);
}

function hasTokens({ told, datacenter }: Replication): boolean {
  if (told.value.replicationType !== null) return told.value.replicationType !== 'policies';
  return datacenter.servers.every(({ self }) => !self?.known || self.value.aclTokenReplication !== false);
}
