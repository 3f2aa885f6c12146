import { recordLags, type RecordLag } from '@/lib/federation/record-lag';
import type { Federation } from '@/lib/federation/types';
import { sourceEvidence } from '../../evidence';
import { SECTIONS } from '../../remedies';
import type { Rule, RuleFinding } from '../../types';
import { hasMeshGateways } from '../../usable-gateways';
import { nameList } from '../../words';

/** Records replicate within seconds; after a failure Consul waits longer and longer before it tries again. */
export const LAGS_MS = 30_000;

export const laggingFederationStates: Rule = {
  id: 'lagging-federation-states',
  title: 'Federation states of a secondary are behind those of the primary',
  why: 'A secondary chooses gateways by its copy of these records. While it is behind, gateways that moved are not found, and nobody notices before the next dial.',
  evidence:
    "The federation states of the secondary against the primary's, record by record: PrimaryModifyIndex here, ModifyIndex there, for more than 30 seconds.",
  remedy:
    "Read the log of the secondary's leader for replication errors; mend the way to the primary or the replication token.",
  covers: ['G15'],
  requires: ['federationStates', 'self'],
  section: SECTIONS.gateways,
  applies: hasMeshGateways,
  check: (federation) => {
    const byObserver = new Map<string, RecordLag[]>();
    for (const lag of recordLags(federation)) {
      if (lag.lastsMs < LAGS_MS) continue;
      byObserver.set(lag.observer, [...(byObserver.get(lag.observer) ?? []), lag]);
    }
    return [...byObserver].map(([observer, lags]) => finding(federation, observer, lags));
  },
};

function finding({ primary }: Federation, observer: string, lags: readonly RecordLag[]): RuleFinding {
  const records = lags.map(({ record }) => record);
  return {
    severity: 'warning',
    subject: { kind: 'datacenter', datacenter: observer },
    title: `${observer} is behind ${primary ?? 'the primary'} in federation states: its ${records.length === 1 ? 'record' : 'records'} of ${nameList(records, 3)} ${records.length === 1 ? 'is' : 'are'} old`,
    evidence: lags
      .slice(0, 5)
      .flatMap(({ record, written, copied, sources }) => [
        sourceEvidence(sources.primary, `${record}: ${written === null ? 'no record' : `index ${written}`}`),
        sourceEvidence(
          sources.observer,
          `${record}: ${copied === null ? 'no record' : `copy of index ${copied}`}`,
        ),
      ]),
    cause: `Replication from ${primary ?? 'the primary'} to ${observer} has not brought what was written there. In order of likelihood: the leader of ${observer} does not reach ${primary ?? 'the primary'}; its replication token lacks operator:read; or it waits up to 2 minutes after an error.`,
    remedy: [
      {
        text: `On the leader of ${observer}, look for "replication error" of federation_state: it says which.`,
        command: 'consul monitor -log-level=warn',
      },
      {
        text: 'If it says "Permission denied", give the replication token of the servers operator = "write" (and acl = "write").',
        config:
          'acl = "write"\noperator = "write"\nservice_prefix "" { policy = "read" intentions = "read" }',
      },
      { text: `Until it is mended, do not stop gateways that ${observer} still knows.` },
    ],
    confidence: 'observed',
  };
}
