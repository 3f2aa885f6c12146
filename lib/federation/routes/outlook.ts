import { counted } from '../words';
import type { Chain, Hop, Outlook } from './types';

/** What a dial over these hops comes to. A hop that surely fails decides, whatever is not known of the others. */
export function outlookOf(hops: readonly Hop[], from: string, to: string): Outlook {
  const bad = hops.find(({ state }) => state === 'bad');
  if (bad) return { prediction: 'fails', dials: null, reason: reasonOf(bad) };
  const unknown = hops.find(({ state }) => state !== 'good' && state !== 'partial');
  if (unknown) return { prediction: 'unknown', dials: null, reason: reasonOf(unknown) };
  const partial = hops.filter(({ state }) => state === 'partial');
  if (partial.length === 0) {
    return { prediction: 'works', dials: null, reason: `Every hop from ${from} to ${to} is usable.` };
  }
  const reason = partial.map(reasonOf).join(' ');
  return { prediction: 'some-fail', dials: dialsOf(partial), reason };
}

const reasonOf = ({ reason }: Hop): string => reason ?? '';

/** Consul picks each hop anew, uniformly at random: dials that fail of equally likely ones, as a reduced fraction. */
function dialsOf(hops: readonly Hop[]): { failing: number; of: number } {
  let [of, working] = [1, 1];
  for (const { candidates } of hops) {
    const chosen = candidates.filter((candidate) => candidate.chosen);
    of *= chosen.length;
    working *= chosen.filter(({ works }) => works === true).length;
  }
  const shared = greatestCommonDivisor(of, working);
  return { failing: (of - working) / shared, of: of / shared };
}

const greatestCommonDivisor = (a: number, b: number): number =>
  b === 0 ? a : greatestCommonDivisor(b, a % b);

/** The outlook of a pair whose servers take different ways, or may. */
export function joinChains(chains: readonly Chain[], from: string, to: string): Outlook {
  const [first] = chains;
  if (!first) return { prediction: 'unknown', dials: null, reason: `No server of ${from} is known.` };
  const outlooks = new Set(chains.map(({ prediction }) => prediction));
  if (outlooks.size === 1) {
    const same = chains.every(
      ({ dials }) => dials?.failing === first.dials?.failing && dials?.of === first.dials?.of,
    );
    const reason = [...new Set(chains.map((chain) => chain.reason))].join(' ');
    return { prediction: first.prediction, dials: same ? first.dials : null, reason };
  }
  const reason = chains.map((chain) => `${whoseWay(chain, from)}: ${chain.reason}`).join(' ');
  if (outlooks.has('unknown') || chains.some(({ sure }) => !sure)) {
    const unclear = `Which of its ways ${from} takes to ${to}, or whether it works, is not known.`;
    return { prediction: 'unknown', dials: null, reason: `${unclear} ${reason}` };
  }
  return { prediction: 'some-fail', dials: null, reason };
}

/** `The leader of dc2 (dc2-s1)`. */
export function whoseWay({ who, servers }: Pick<Chain, 'who' | 'servers'>, from: string): string {
  const names = servers.join(', ');
  if (who === 'all') return `Every server of ${from}`;
  if (who === 'leader') return `The leader of ${from} (${names})`;
  return `${counted(servers.length, who === 'followers' ? 'follower' : 'server')} of ${from} (${names})`;
}
