import { certificateGaps } from '@/lib/federation/certificates';
import type { Federation, Gap } from '@/lib/federation/types';
import type { Rule } from './types';
import { isLiveListDoubtful } from '@/lib/federation/live-gateways';

const memo = new WeakMap<Federation, readonly Gap[]>();

/** What is missing of the facts that a rule needs: with it, a clean result proves nothing. */
export function requiredGaps(federation: Federation, { requires }: Rule): Gap[] {
  if (requires.length === 0) return [];
  const isRequired = ({ fact }: Gap) => requires.includes(fact);
  return [...federation.gaps.filter(isRequired), ...hiddenGaps(federation).filter(isRequired)];
}

/** Gaps beside those of the federation: filtered lists, probes of some vantages only, and certificates that no path probe read. */
function hiddenGaps(federation: Federation): readonly Gap[] {
  const known = memo.get(federation);
  if (known) return known;
  const gaps = [
    ...filteredGaps(federation),
    ...doubtfulGaps(federation),
    ...probeGaps(federation),
    ...federation.datacenters.flatMap(certificateGaps),
  ];
  memo.set(federation, gaps);
  return gaps;
}

function filteredGaps({ vantages }: Federation): Gap[] {
  return vantages.flatMap(({ id, in: home, denied, deniedElsewhere, failure }) =>
    [{ datacenter: home ?? '?', facts: denied, failure }, ...deniedElsewhere].flatMap(
      ({ datacenter, facts, failure: why }) =>
        facts.map((fact) => ({
          fact,
          datacenter,
          vantage: id,
          kind: why?.kind ?? ('filtered' as const),
          message: why?.message ?? 'the answer may be filtered: the token lacks permission',
          path: '',
          at: null,
        })),
    ),
  );
}

function doubtfulGaps(federation: Federation): Gap[] {
  return federation.datacenters.flatMap((datacenter) => {
    const { liveGateways, name } = datacenter;
    if (!liveGateways.known || !isLiveListDoubtful(federation, datacenter)) return [];
    const message = 'the list is empty, and the token is denied other reads';
    return [
      {
        fact: 'meshGateways' as const,
        datacenter: name,
        kind: 'filtered' as const,
        message,
        ...liveGateways.source,
      },
    ];
  });
}

/** A vantage that did not probe, or whose probe told nothing, could have seen what the others of its datacenter do not. */
function probeGaps({ vantages, pairs }: Federation): Gap[] {
  const per = new Map<string, string[]>();
  for (const { id, in: home } of vantages) {
    if (home !== null) per.set(home, [...(per.get(home) ?? []), id]);
  }
  const gaps = new Map<string, Gap>();
  for (const { from, to, forwarding, probes } of pairs) {
    const ids = per.get(from);
    if (!ids || forwarding === 'unknown') continue;
    if (probes.length === ids.length && probes.every(({ outcome }) => isTelling(outcome))) continue;
    for (const id of ids) {
      const probe = probes.find(({ vantage }) => vantage === id);
      if (gaps.has(id) || (probe && isTelling(probe.outcome))) continue;
      gaps.set(id, {
        fact: 'forwarding',
        datacenter: to,
        vantage: id,
        kind: probe ? (probe.failure?.kind ?? 'stale') : 'not-asked',
        message: probe?.failure?.message ?? (probe ? 'the last answer is too old' : 'not asked yet'),
        path: probe?.path ?? '',
        at: probe?.at ?? null,
      });
    }
  }
  return [...gaps.values()];
}

const isTelling = (outcome: 'works' | 'fails' | 'first-failure' | 'unknown'): boolean =>
  outcome === 'works' || outcome === 'fails';
