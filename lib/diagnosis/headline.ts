import type { Federation, Pair } from '@/lib/federation/types';
import type { Finding, Status, Verdict } from './types';
import { stillMeasuring } from './still-measuring';
import { unobserved } from './unobserved';
import { counted, nameList, sentence, thousands } from './words';

/** One sentence that answers "is all well?", readable from afar. `findings` are roots, most severe first. */
export function headlineOf(
  federation: Federation,
  findings: readonly Finding[],
  verdicts: readonly Verdict[],
  status: Status,
): string {
  if (status === 'critical' || status === 'warning') return troubleLine(federation, findings, status);
  if (status === 'unknown') return unknownLine(federation, verdicts);
  return wellLine(federation);
}

function troubleLine(federation: Federation, findings: readonly Finding[], status: Status): string {
  const [worst, ...others] = findings.filter(({ severity }) => severity !== 'info');
  const title = worst?.title ?? `The federation is ${status}`;
  const more = others.length === 0 ? '' : ` and ${counted(others.length, 'more cause')}`;
  return `${title}${more}${partly(federation)}`;
}

function unknownLine(federation: Federation, verdicts: readonly Verdict[]): string {
  const missing = unobserved(federation);
  const errored = verdicts.filter(({ status }) => status === 'errored').map(({ rule }) => rule);
  const { pairs, pairsMeasured } = federation.coverage;
  if (errored.length === 0 && stillMeasuring(federation) > 0) {
    const also = missing.length === 0 ? '' : `; ${nameList(missing, 2)}`;
    return `Still measuring: ${measured(pairsMeasured, pairs)} so far${also}`;
  }
  const [first, ...others] =
    errored.length > 0 ? [...missing, `the rule ${nameList(errored)} failed`] : missing;
  const more = others.length === 0 ? '' : `, and ${counted(others.length, 'more reason')}`;
  const calm =
    pairsMeasured > 0
      ? 'Nothing known to be wrong, but not all is seen: '
      : 'Not known whether all is well: ';
  return `${calm}${first ?? 'nothing was observed'}${more}`;
}

function wellLine(federation: Federation): string {
  const { datacenters, coverage, vantages, pairs } = federation;
  const [only] = datacenters;
  if (!only) return 'No datacenter is known yet';
  if (datacenters.length === 1) return `${only.name} is the only datacenter: there is nothing to reach yet`;
  if (coverage.pairsMeasured < coverage.pairs) {
    const from = [...new Set(vantages.flatMap((v) => (v.in === null ? [] : [v.in])))].sort();
    return `All well as far as ${nameList(from, 3)} can see: ${measured(coverage.pairsMeasured, coverage.pairs)}, ${thousands(coverage.pairs - coverage.pairsMeasured)} unknown`;
  }
  const connected = pairs.filter(({ state }) => state === 'connected').length;
  const quality = pairs.every(isGoodOnEveryLayer) ? 'on every layer' : 'by forwarded requests';
  return `${sentence(datacenters.length === 2 ? 'both' : `all ${datacenters.length}`)} datacenters reach each other: ${thousands(connected)} of ${thousands(pairs.length)} pairs connected ${quality}`;
}

function isGoodOnEveryLayer({ state, gossip, forwarding, gateways }: Pair): boolean {
  const layers = [gossip, forwarding, gateways];
  return state === 'connected' && layers.every((layer) => layer === 'good' || layer === 'not-applicable');
}

/** What was not measured is said beside the trouble too. */
function partly(federation: Federation): string {
  const { pairs, pairsMeasured } = federation.coverage;
  if (pairsMeasured >= pairs) return '';
  return ` (${measured(pairsMeasured, pairs)}${stillMeasuring(federation) > 0 ? ' so far' : ''})`;
}

const measured = (some: number, all: number): string =>
  `${thousands(some)} of ${thousands(all)} pairs measured`;
