import type { Pair } from '@/lib/federation/types';
import { probeEvidence } from '../../evidence';
import { indexFederation } from '../../federation-index';
import { flappingWays } from '../../flapping';
import { pairsByTarget } from '../../pairs-by-target';
import { repeatProbe, SECTIONS } from '../../remedies';
import type { Rule } from '../../types';
import { nameList } from '../../words';

export const lingeringOfflineMark: Rule = {
  id: 'lingering-offline-mark',
  title: 'A repaired way still fails',
  why: 'After a repair connections are opened anew, and a router keeps the servers of the other datacenter marked offline until it pings them again; requests fail until then.',
  evidence:
    'Requests that fail with the bare text while gossip, gateways and the way back are good again; or since before something of either side came back.',
  remedy: 'Wait: the router looks again within three minutes.',
  covers: ['X1'],
  requires: ['forwarding', 'wanMembers', 'leader', 'federationStates', 'meshGateways'],
  section: SECTIONS.verification,
  check: (federation) => {
    const flapping = flappingWays(federation);
    const recovering = indexFederation(federation)
      .oddPairs()
      .filter((pair) => pair.state === 'recovering' && !flapping.has(pair));
    return pairsByTarget(recovering).map(({ to, pairs, subject }) => {
      const from = nameList(
        pairs.map((pair) => pair.from),
        3,
      );
      return {
        severity: 'warning',
        subject,
        title: titleOf(from, to, pairs),
        evidence: pairs
          .flatMap(({ probes }) => probes.filter(({ outcome }) => outcome === 'fails'))
          .slice(0, 8)
          .map(probeEvidence),
        cause: isMarked(pairs)
          ? `Everything else about this way is good. The router clears the mark by itself at its next round of pings, within about 3 minutes; if requests still fail after that, the way is broken after all.`
          : `Gateways, servers or a leader of ${nameList([...new Set(pairs.flatMap((pair) => [pair.from, pair.to]))].sort(), 3)} came back within the last half minute, and these requests have failed since before that. What still fails then is told as broken again.`,
        remedy: [
          { text: 'Wait up to 3 minutes; nothing needs restarting.' },
          repeatProbe(federation, pairs[0].from, to),
        ],
        confidence: 'inferred',
        confirm: 'The next answer from there within 3 minutes.',
        recovering: true,
      };
    });
  },
};

const isMarked = (pairs: readonly Pair[]): boolean =>
  pairs.every(({ reason }) => reason === 'lingering-offline-mark');

function titleOf(from: string, to: string, pairs: readonly Pair[]): string {
  return isMarked(pairs)
    ? `${to} is back, but servers of ${from} still have it marked offline`
    : `The way from ${from} to ${to} is coming back`;
}
