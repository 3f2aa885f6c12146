import type { Datacenter, Federation } from '../types';
import { dialGroups, type DialGroup } from './dial-groups';
import { gatewayHop } from './gateway-hop';
import { groundOf, type Ground } from './ground';
import { joinChains, outlookOf } from './outlook';
import { primaryHop } from './primary-hop';
import { ruleSentence } from './rule-sentence';
import { serverHop, withoutRoute } from './server-hop';
import { NOTHING_STOPS, type Stops } from './stops';
import type { Chain, DialRule, Forecast, Hop, Outlook } from './types';

type Way = { from: Datacenter; to: string; stops: Stops };

/**
 * How Consul would connect the servers of `from` with those of `to` now, or once `stops` are gone and noticed, by the records that
 * `from` itself has. Of one pair: nothing of the others is looked at. null when the federation has no such pair.
 */
export function forecast(
  federation: Federation,
  pair: { from: string; to: string },
  stops: Stops = NOTHING_STOPS,
): Forecast | null {
  const ground = groundOf(federation);
  const from = ground.datacenter(pair.from);
  if (!from || !ground.datacenter(pair.to) || pair.from === pair.to) return null;
  const { mode } = from;
  const stopped = [pair.from, pair.to].find((name) => isAllStopped(ground, name, stops));
  if (stopped !== undefined) {
    const reason = `${stopped} is stopped.`;
    return { ...pair, mode, chains: [], prediction: 'fails', dials: null, reason };
  }
  const chains = chainsOf(ground, { from, to: pair.to, stops });
  const joined = joinChains(chains, pair.from, pair.to);
  // Without a word of its own nobody knows whether it lives and what its routers know; what surely fails fails all the same.
  const unheard = from.observed === 'hearsay' && joined.prediction !== 'fails';
  const reason = `Nothing of ${from.name} itself could be read.`;
  return { ...pair, mode, chains, ...(unheard ? { prediction: 'unknown', dials: null, reason } : joined) };
}

/** Its datacenter is stopped, or each of its servers that is not stopped is dead anyway. */
function isAllStopped(ground: Ground, name: string, stops: Stops): boolean {
  if (stops.hasDatacenter(name)) return true;
  const servers = ground.datacenter(name)?.servers.filter(({ status }) => status === 'alive') ?? [];
  return servers.length > 0 && servers.every(({ node }) => stops.hasServer(name, node));
}

function chainsOf(ground: Ground, way: Way): Chain[] {
  const own = gatewayHop(ground, { observer: way.from.name, subject: way.from.name, side: 'lan' }, way.stops);
  const remote = { observer: way.from.name, subject: way.to, side: 'wan' as const };
  const throughOwn = (): Hop[] => [own, gatewayHop(ground, remote, way.stops), servers];
  const servers = serverHop(ground, { from: way.from.name, to: way.to }, way.stops);
  const hasOwn = own.candidates.some(({ chosen }) => chosen);
  const groups = dialGroups(ground, way.from, way.to, own, way.stops);
  return groups.flatMap((group): Chain[] => {
    const tell = (rule: DialRule, hops: readonly Hop[], sure = true, outlook?: Outlook): Chain =>
      chainOf(ground, way, group, { rule, hops, sure, outlook, hasOwn });
    const direct = (sure: boolean): Chain => {
      const first = primaryHop(
        ground,
        { from: way.from.name, primary: way.to, servers: group.servers },
        way.stops,
      );
      return tell(
        isReplicated(first) ? 'primary-addresses' : 'primary-gateways-option',
        [first, servers],
        sure,
      );
    };
    switch (group.way) {
      case 'own':
        return [tell('local-gateways', throughOwn())];
      case 'primary':
        return [direct(true)];
      case 'either':
        return [tell('local-gateways', throughOwn(), false), direct(false)];
      case 'direct':
        return [tell('direct', [isRouted(ground, way) ? servers : withoutRoute(servers, way.from.name)])];
      case 'unknown': {
        const reason = `How ${way.from.name} is federated is not known.`;
        return [tell('unknown', [], true, { prediction: 'unknown', dials: null, reason })];
      }
    }
  });
}

const isRouted = (ground: Ground, { to }: Way): boolean => ground.datacenter(to)?.mode === 'traditional';

const isReplicated = ({ candidates }: Hop): boolean =>
  candidates.some(({ chosen, from }) => chosen && from !== 'primary_gateways');

function chainOf(
  { federation }: Ground,
  { from, to }: Way,
  { who, servers }: DialGroup,
  part: {
    rule: DialRule;
    hops: readonly Hop[];
    sure: boolean;
    outlook: Outlook | undefined;
    hasOwn: boolean;
  },
): Chain {
  const { rule, hops, sure, hasOwn } = part;
  const names = servers.map(({ node }) => node);
  const told = { who, servers: names, sure };
  return {
    ...told,
    rule,
    ruleSentence: ruleSentence({ ...told, rule, from: from.name, to, primary: federation.primary, hasOwn }),
    hops,
    ...(part.outlook ?? outlookOf(hops, from.name, to)),
  };
}
