import type { Coverage, Datacenter, Pair, VantageState } from './types';

/** How much of the federation was seen: what every headline has to say beside "all is well". */
export function coverageOf(
  vantages: readonly VantageState[],
  datacenters: readonly Datacenter[],
  pairs: readonly Pair[],
): Coverage {
  return {
    vantages: vantages.length,
    vantagesAnswering: vantages.filter(({ reachable }) => reachable === true).length,
    vantagesDenied: vantages.filter((v) => v.denied.length > 0 || v.deniedElsewhere.length > 0).length,
    datacenters: datacenters.length,
    datacentersDirect: datacenters.filter(({ observed }) => observed === 'directly').length,
    pairs: pairs.length,
    pairsMeasured: pairs.filter(({ forwarding }) => forwarding !== 'unknown').length,
  };
}
