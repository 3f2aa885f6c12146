import type { Federation, MeshGateway, Pair, Probe } from '@/lib/federation/types';
import { breakagesOf } from './breakage-rule';
import { isTraditional } from './breakage-signs';
import { indexFederation } from './federation-index';
import { gatewaysOf } from './gateway-words';
import { isSwallowedProbe } from './swallowed-probe';

/** Some servers hang where others get through, or one alone that may have been given it: one of several gateways takes connections and answers nothing. */
export type PartlySwallowed = {
  /** The datacenters one of whose gateways it may be: the surest first. One of them where the ways leave no choice. */
  suspects: readonly [string, ...string[]];
  ways: readonly { pair: Pair; probes: readonly Probe[] }[];
};

const memo = new WeakMap<Federation, PartlySwallowed | null>();

/** All of them as one fault, since one silent gateway fails ways in both directions. */
export function partlySwallowed(federation: Federation): PartlySwallowed | null {
  const known = memo.get(federation);
  if (known !== undefined) return known;
  const found = search(federation);
  memo.set(federation, found);
  return found;
}

function search(federation: Federation): PartlySwallowed | null {
  const ways = indexFederation(federation)
    .oddPairs()
    .flatMap((pair) => {
      if (pair.forwarding !== 'partial' || isTraditional(federation, pair.from)) return [];
      const probes = pair.probes.filter((probe) => probe.outcome === 'fails' && isSwallowedProbe(probe));
      return probes.length > 0 ? [{ pair, probes }] : [];
    });
  for (const { pairs } of breakagesOf(federation, 'silent-mesh-gateway')) {
    for (const pair of pairs)
      ways.push({ pair, probes: pair.probes.filter(({ outcome }) => outcome === 'fails') });
  }
  const counts = new Map<string, number>();
  for (const { pair } of ways) {
    for (const name of [pair.to, pair.from]) {
      // Others get through: where there is only one gateway, it works.
      if (gatewaysOf(federation, name).length > 1) counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  const most = Math.max(0, ...counts.values());
  const [first, ...rest] = [...counts].filter(([, n]) => n === most).map(([name]) => name);
  return first === undefined ? null : { suspects: [first, ...rest], ways };
}

/** The gateways among which the silent one is. */
export const suspectsOf = (federation: Federation, { suspects }: PartlySwallowed): readonly MeshGateway[] =>
  suspects.flatMap((name) => gatewaysOf(federation, name));
