import { thousands } from '@/lib/diagnosis/words';
import type { Coverage } from '@/lib/federation/types';

const count = (n: number, one: string, many = `${one}s`) => `${thousands(n)} ${n === 1 ? one : many}`;

const unseen = (n: number) =>
  n === 1
    ? '1 datacenter without an answering agent of its own'
    : `${n} datacenters without answering agents of their own`;

/** How far we can see, in one line: "7 of 9 agents answered, 2 deny reads · 12 of 30 pairs measured". */
export function coverageSentence(coverage: Coverage): string {
  const {
    vantages,
    vantagesAnswering,
    vantagesDenied,
    datacenters,
    datacentersDirect,
    pairs,
    pairsMeasured,
  } = coverage;
  const agents =
    vantages === vantagesAnswering
      ? `${count(vantages, 'agent')} answered`
      : `${thousands(vantagesAnswering)} of ${count(vantages, 'agent')} answered`;
  const remote = datacenters - datacentersDirect;
  return [
    vantagesDenied > 0
      ? `${agents}, ${vantagesDenied} ${vantagesDenied === 1 ? 'denies' : 'deny'} reads`
      : agents,
    remote > 0 ? unseen(remote) : null,
    pairs === pairsMeasured
      ? `${count(pairs, 'pair')} measured`
      : `${thousands(pairsMeasured)} of ${count(pairs, 'pair')} measured`,
  ]
    .filter((part) => part !== null)
    .join(' · ');
}
