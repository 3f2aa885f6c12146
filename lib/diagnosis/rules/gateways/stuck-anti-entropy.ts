import { registrationLags, type RegistrationLag } from '@/lib/federation/registration-lag';
import type { Federation } from '@/lib/federation/types';
import { sourceEvidence } from '../../evidence';
import { SECTIONS } from '../../remedies';
import type { Rule, RuleFinding } from '../../types';
import { hasMeshGateways } from '../../usable-gateways';

/** The leader writes a change at once, or after at most 5 s since Consul 1.22; a retry after an error takes longer. */
const STUCK_MS = 60_000;

export const stuckAntiEntropy: Rule = {
  id: 'stuck-anti-entropy',
  title: "A datacenter's own federation state is not brought up to date",
  why: 'Everybody else hears of a gateway only through this record. While it is not written, others dial gateways that are gone and do not know the new ones.',
  evidence:
    "The live registrations of a datacenter against the primary's record of it: gateways, addresses, tag and check status, differing for more than a minute.",
  remedy: "Read the log of the datacenter's leader for anti-entropy errors, and mend what they name.",
  covers: ['G14'],
  requires: ['federationStates', 'meshGateways', 'self'],
  section: SECTIONS.gateways,
  applies: hasMeshGateways,
  check: (federation) =>
    registrationLags(federation)
      .filter(({ lastsMs }) => lastsMs >= STUCK_MS)
      .map((lag) => finding(federation, lag)),
};

function finding(
  { primary }: Federation,
  { datacenter, differences, sources }: RegistrationLag,
): RuleFinding {
  const where = primary ?? 'the primary';
  const more = differences.length > 1 ? `, and ${differences.length - 1} more` : '';
  return {
    severity: 'warning',
    subject: { kind: 'datacenter', datacenter },
    title: `Gateway changes of ${datacenter} do not get ${primary === datacenter ? 'into its federation state' : `to ${where}`}: ${differences[0]}${more}`,
    evidence: differences
      .slice(0, 4)
      .flatMap((difference) => [sourceEvidence(sources.live, difference)])
      .concat(sourceEvidence(sources.record, `the record of ${datacenter} as ${where} has it`)),
    cause: `The leader of ${datacenter} writes its gateways into the federation state${primary === datacenter ? '' : ` of ${where}`}, and has not managed to for a minute. In order of likelihood: ${primary === datacenter ? '' : `it does not reach ${where}; its replication token lacks operator:write; `}${where} has no leader; or ${datacenter} has none.`,
    remedy: [
      {
        text: `On the leader of ${datacenter}, look for "error performing anti-entropy sync of federation state": it says which.`,
        command: 'consul monitor -log-level=warn',
      },
      {
        text: 'If it says "Permission denied", give the replication token of its servers operator = "write".',
        config: 'operator = "write"',
      },
      { text: 'Until it is mended, the other datacenters dial what the record says.' },
    ],
    confidence: 'observed',
  };
}
