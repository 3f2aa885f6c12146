import type { Federation, Pair } from '@/lib/federation/types';
import type { Breakage } from './broken-pairs';
import { probeEvidence } from './evidence';
import { explainFailure, tellingFailure, type FailureCause } from './failure-cause';
import { indexFederation } from './federation-index';
import type { Evidence, RuleFinding, Subject } from './types';
import { nameList } from './words';

const MAX_EVIDENCE = 12;

/** What a rule that knows more than the pattern says instead. */
export type ToldCause = Pick<RuleFinding, 'title' | 'cause' | 'remedy' | 'confidence'> &
  Partial<Pick<RuleFinding, 'section' | 'confirm' | 'evidence'>>;

/** One finding for a breakage, however many pairs are in it; `told` evidence comes after that of the ways. */
export function breakageFinding(federation: Federation, breakage: Breakage, told?: ToldCause): RuleFinding {
  const evidence = evidenceOf(federation, breakage);
  const ways = { severity: 'critical' as const, subject: breakageSubject(breakage) };
  if (told) return { ...ways, ...told, evidence: [...evidence, ...(told.evidence ?? [])] };
  const why = explain(federation, breakage);
  return {
    ...ways,
    title: titleOf(federation, breakage),
    evidence,
    cause: `${placeOf(federation, breakage)}${why.cause}`,
    remedy: why.remedy,
    section: why.section,
    confidence: why.confidence,
    ...(why.confirm !== undefined && { confirm: why.confirm }),
  };
}

/** `, and reaches only dc1`: the primary is dialled without gateways of its own, so that way may live on. Else nothing. */
export function onlyReaches(federation: Federation, { datacenter, shape }: Breakage): string {
  if (shape !== 'both') return '';
  const index = indexFederation(federation);
  const left = index.outOf(datacenter).flatMap(({ to, forwarding }) => (forwarding === 'good' ? [to] : []));
  return left.length > 0 && left.length < 3 ? `, and reaches only ${nameList(left)}` : '';
}

export function breakageSubject({
  shape,
  datacenter,
  to,
}: Pick<Breakage, 'shape' | 'datacenter' | 'to'>): Subject {
  if (shape === 'federation') return { kind: 'federation' };
  if (to !== null) return { kind: 'pair', from: datacenter, to };
  return { kind: 'datacenter', datacenter };
}

function explain(federation: Federation, { pairs }: Breakage): FailureCause {
  const telling = tellingFailure(pairs);
  const pair = telling?.pair ?? pairs[0];
  const failure = telling?.failure ?? pair?.failure;
  if (!pair || !failure) {
    return {
      cause: 'No agent has told why.',
      remedy: [],
      section: 'WAN Federation via Mesh Gateways: Verification',
      confidence: 'inferred',
    };
  }
  const mode = indexFederation(federation).datacenters.get(pair.from)?.mode;
  const traditional = mode === 'traditional' || (mode === 'unknown' && federation.mode === 'traditional');
  return explainFailure(federation, { from: pair.from, to: pair.to, failure, traditional });
}

function titleOf(federation: Federation, { shape, datacenter, to, pairs }: Breakage): string {
  const into = pairs.filter((pair) => pair.to === datacenter).map((pair) => pair.from);
  const out = pairs.filter((pair) => pair.from === datacenter).map((pair) => pair.to);
  const index = indexFederation(federation);
  switch (shape) {
    case 'federation':
      return `No datacenter reaches another: all ${pairs.length} measured ways fail`;
    case 'both':
      return isWhole(federation, { shape, datacenter, to, pairs })
        ? `${datacenter} is cut off: requests into it and out of it fail (${nameList([...new Set([...into, ...out])], 3)})`
        : `Most requests into and out of ${datacenter} fail (${nameList([...new Set([...into, ...out])], 3)})`;
    case 'into': {
      const measured = index.into(datacenter).filter(({ forwarding }) => forwarding !== 'unknown').length;
      const silent = ownAgentsSilent(federation, datacenter) ? ', and its own agents do not answer' : '';
      const everywhere = into.length === measured ? 'everywhere ' : '';
      return `Forwarding into ${datacenter} fails from ${everywhere}${everywhere ? `(${nameList(into, 3)})` : nameList(into, 3)}${silent}`;
    }
    case 'out':
      return isWhole(federation, { shape, datacenter, to, pairs })
        ? `${datacenter} reaches no other datacenter: requests for ${nameList(out, 3)} fail`
        : `${datacenter} does not reach ${nameList(out, 3)}`;
    case 'pair-both':
      return `${datacenter} and ${to} do not reach each other`;
    case 'pair': {
      const back = to === null ? undefined : index.pair(to, datacenter);
      const way =
        back?.forwarding === 'good'
          ? `; the way back works`
          : back?.forwarding === 'unknown'
            ? '; the way back is not known'
            : '';
      return `${datacenter} does not reach ${to}${way}`;
    }
  }
}

/** Whether all measured ways of a datacenter in that direction are broken, not only most. */
function isWhole(federation: Federation, { shape, datacenter }: Breakage): boolean {
  const index = indexFederation(federation);
  const works = ({ forwarding }: Pair) => forwarding === 'good' || forwarding === 'partial';
  const into = shape === 'out' ? [] : index.into(datacenter);
  const out = shape === 'into' ? [] : index.outOf(datacenter);
  return !into.some(works) && !out.some(works);
}

/** Where to look first, by the pattern alone (consul.md 3H). */
function placeOf(federation: Federation, breakage: Breakage): string {
  const { shape, datacenter, to } = breakage;
  if (shape === 'pair') return `Only this way fails, so look between ${datacenter} and ${to}. `;
  if (shape === 'pair-both' || shape === 'federation') return '';
  const [all, sure] = isWhole(federation, breakage) ? ['All', 'so'] : ['Many', 'so most likely'];
  const entry = federation.mode === 'traditional' ? 'its network' : "its gateways' way in";
  if (shape === 'into') {
    return `${all} ways into ${datacenter} fail, ${sure} the fault is on its side: ${entry}, its servers or their certificates. `;
  }
  if (shape === 'out') {
    return `${all} ways out of ${datacenter} fail, ${sure} the fault is on its side: the way from its servers outwards. `;
  }
  return `${all} ways into and out of ${datacenter} fail, ${sure} the fault is in ${datacenter} itself. `;
}

function ownAgentsSilent(federation: Federation, datacenter: string): boolean {
  const own = indexFederation(federation).vantagesIn(datacenter);
  return own.length > 0 && own.every(({ reachable }) => reachable === false);
}

function evidenceOf(federation: Federation, { pairs, shape, datacenter, to }: Breakage): Evidence[] {
  const failing = pairs.flatMap((pair) => pair.probes.filter(({ outcome }) => outcome === 'fails'));
  const lines = failing.slice(0, MAX_EVIDENCE).map(probeEvidence);
  const back = shape === 'pair' && to !== null ? indexFederation(federation).pair(to, datacenter) : undefined;
  return [...lines, ...workingProbes(back)];
}

const workingProbes = (pair: Pair | undefined): Evidence[] =>
  (pair?.probes ?? [])
    .filter(({ outcome }) => outcome === 'works')
    .slice(0, 1)
    .map(probeEvidence);
