import { heldMs } from '@/lib/federation/held';
import type { Datacenter, Federation } from '@/lib/federation/types';
import { leaderOf } from '../../acl-replication';
import { indexFederation } from '../../federation-index';
import { SECTIONS } from '../../remedies';
import type { Rule } from '../../types';
import { activeRoot, caEvidence, usesConnect } from '../../ca-roots';

/** A new root reaches the secondaries by replication; for this long they may lag behind, ms. */
const LAGS_MS = 300_000;

export const caRootsDiffer: Rule = {
  id: 'ca-roots-differ',
  title: 'A secondary has another CA root than the primary',
  why: 'Services of the secondary do not trust certificates of the new root: traffic between the datacenters breaks as soon as the old root is dropped.',
  evidence: '/v1/connect/ca/roots of the primary and of every secondary.',
  remedy: 'Let the secondary reach the primary; then restart its leader.',
  covers: ['A7'],
  requires: ['caRoots'],
  section: SECTIONS.ca,
  applies: usesConnect,
  check: (federation) => {
    const primary = indexFederation(federation).datacenters.get(federation.primary ?? '');
    if (!primary) return [];
    return federation.datacenters
      .filter((datacenter) => lagsBehind(datacenter, primary, federation))
      .map((datacenter) => {
        const { name } = datacenter;
        return {
          severity: 'warning',
          subject: { kind: 'datacenter', datacenter: name },
          title: `${name} does not have the CA root of ${primary.name}`,
          evidence: [...caEvidence(primary), ...caEvidence(datacenter)],
          cause: `The active root of ${primary.name} has not arrived in ${name} for more than 5 minutes: replication of the CA is broken there.`,
          remedy: [
            {
              text: `Read on ${leaderOf(datacenter)} why: lines with "CA root replication failed" or "primary datacenter is configured but unreachable".`,
              command: 'consul monitor -log-level=info',
            },
            {
              text: `If ${name} reaches ${primary.name}, restart ${leaderOf(datacenter)}: the next leader fetches the roots anew.`,
              command: 'systemctl restart consul',
            },
          ],
          confidence: 'observed' as const,
        };
      });
  },
};

/** Both have told of different roots for long enough, and in one trust domain: two domains are two CAs, another rule. */
function lagsBehind(datacenter: Datacenter, primary: Datacenter, { takenAt }: Federation): boolean {
  const { caRoots } = datacenter;
  if (datacenter === primary || !caRoots.known || !primary.caRoots.known) return false;
  if (caRoots.value.activeRootId === primary.caRoots.value.activeRootId) return false;
  if (caRoots.value.trustDomain !== primary.caRoots.value.trustDomain) return false;
  const made = Date.parse(activeRoot(primary.caRoots.value)?.notBefore ?? '');
  const age = Number.isNaN(made) ? Infinity : takenAt - made;
  const held = Math.min(heldMs(caRoots, takenAt), heldMs(primary.caRoots, takenAt));
  return Math.min(age, held) > LAGS_MS;
}
