import { probeEvidence } from '@/lib/diagnosis/evidence';
import { counted, nameList } from '@/lib/diagnosis/words';
import type { Federation } from '@/lib/federation/types';
import { unseen } from '../step';
import type { Part } from '../types';

/** Does every datacenter reach every other one now? Then what breaks later is known to be new. */
export function waysPart({ pairs }: Federation): Part {
  const bad = pairs.filter(({ state }) => state === 'disconnected' || state === 'degraded');
  const blind = pairs.filter(({ state }) => state === 'unknown');
  if (bad.length > 0)
    return {
      state: 'not-done',
      sentence: `Not in order already now: ${nameList(bad.map(({ from, to, state }) => `${from} to ${to} (${state})`))}.`,
      evidence: bad.slice(0, 6).flatMap(({ probes }) => probes.slice(0, 1).map(probeEvidence)),
    };
  if (pairs.length === 0) return unseen('There is only one datacenter yet.');
  if (blind.length > 0)
    return unseen(
      `${pairs.length - blind.length} of ${counted(pairs.length, 'pair')} ${pairs.length === 1 ? 'is' : 'are'} in order, ${blind.length} not measured.`,
    );
  return {
    state: 'done',
    sentence: `All ${counted(pairs.length, 'pair')} of datacenters are connected.`,
    evidence: pairs.slice(0, 6).flatMap(({ probes }) => probes.slice(0, 1).map(probeEvidence)),
  };
}
