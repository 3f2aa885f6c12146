import {
  leaderOf,
  replicationEvidence,
  replications,
  usesAcls,
  type Replication,
} from '../../acl-replication';
import { SECTIONS } from '../../remedies';
import type { Rule, RuleFinding } from '../../types';
import { shellWord } from '../../words';

/** An idle replication is none: a success may be minutes old, and only an error that is newer than it counts. */
export const aclReplicationFailing: Rule = {
  id: 'acl-replication-failing',
  title: 'ACL replication does not work',
  why: 'Policies, roles and tokens that change in the primary do not arrive: new tokens are refused, and withdrawn ones are still accepted.',
  evidence:
    '/v1/acl/replication of every secondary: it runs, and its last error is not newer than its last success.',
  remedy: 'Mend the way to the primary, or the replication token; read the log of the leader.',
  covers: ['A1'],
  requires: ['aclReplication'],
  section: SECTIONS.aclReplication,
  applies: usesAcls,
  check: (federation) =>
    replications(federation)
      .filter(({ state, lasts }) => lasts && (state === 'fails' || state === 'stopped'))
      .map((replication) => findingOf(replication)),
};

function findingOf(replication: Replication): RuleFinding {
  const { datacenter, from, state, told, waits } = replication;
  const { name } = datacenter;
  const message = told.value.lastErrorMessage;
  return {
    severity: waits ? 'info' : 'warning',
    subject: { kind: 'datacenter', datacenter: name },
    title:
      state === 'stopped'
        ? `ACL replication of ${name} does not run`
        : waits
          ? `ACL replication from ${from} into ${name} waits for its next attempt`
          : `ACL replication from ${from} into ${name} fails`,
    evidence: [replicationEvidence(replication)],
    cause:
      state === 'stopped'
        ? `The leader of ${name} has not started it for more than a minute.`
        : waits
          ? `It failed while ${from} could not be reached, or had no leader. Consul waits up to 64 seconds between attempts.`
          : `The last error is newer than the last success, and it lasts.${message === null ? ' This version of Consul does not say why; the log does.' : ` Consul says: ${message}.`}`,
    remedy: [
      {
        text: `Read on ${leaderOf(datacenter)} why it fails: lines with "replication" or "failed to retrieve remote ACL".`,
        command: 'consul monitor -log-level=info',
      },
      {
        text: 'See its state again.',
        command: `curl -sS ${shellWord(`http://<a server of ${name}>:8500/v1/acl/replication`)}`,
      },
      ...(state === 'stopped'
        ? [
            {
              text: `Restart ${leaderOf(datacenter)}: another server leads and starts it.`,
              command: 'systemctl restart consul',
            },
          ]
        : []),
    ],
    confidence: 'observed',
  };
}
