import type { Datacenter } from '@/lib/federation/types';
import { gapEvidence, sourceEvidence } from '@/lib/diagnosis/evidence';
import { aclReplicationState } from '@/lib/observation/transitions';
import { unseen } from '../step';
import type { Part } from '../types';

/** Can the secondary resolve ACL tokens? It can once it has replicated from the primary, or where ACLs are off. */
export function aclsPart({ name, aclReplication }: Datacenter, primary: string): Part {
  if (!aclReplication.known) {
    const { gap } = aclReplication;
    const evidence = gap.at === null ? [] : [gapEvidence(gap)];
    return gap.kind === 'feature-off'
      ? { state: 'done', sentence: `ACLs are off in ${name}: there is no token to resolve.`, evidence }
      : { ...unseen(`Whether ${name} resolves ACL tokens is not seen.`), evidence };
  }
  const { value, source } = aclReplication;
  const success = value.lastSuccess ?? 'never';
  const state = aclReplicationState(value);
  const evidence = [
    sourceEvidence(source, `${state}, last success ${success}, last error ${value.lastError ?? 'never'}`),
  ];
  if (state === 'replicates')
    return {
      state: 'done',
      sentence: `${name} replicates ACLs from ${value.sourceDatacenter ?? primary}.`,
      evidence,
    };
  if (state === 'off')
    return {
      state: 'not-done',
      sentence: `${name} does not replicate ACLs (yet): where they are on, no token of ${primary} resolves there.`,
      evidence,
    };
  return {
    state: 'not-done',
    sentence: `${name} has not got the ACLs of ${primary}: replication ${state === 'fails' ? 'fails' : `is ${state === 'stopped' ? 'stopped' : 'waiting for its first round'}`}.`,
    evidence,
  };
}
