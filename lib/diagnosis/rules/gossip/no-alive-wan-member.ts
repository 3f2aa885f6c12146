import type { GossipView } from '@/lib/federation/types';
import { isGone } from '../../departed';
import { isoTime } from '../../evidence';
import { indexFederation } from '../../federation-index';
import { pairsByTarget } from '../../pairs-by-target';
import { compareKeys, SECTIONS } from '../../remedies';
import type { Evidence, Rule } from '../../types';
import { nameList } from '../../words';

export const noAliveWanMember: Rule = {
  id: 'no-alive-wan-member',
  title: 'A WAN pool sees no server of a datacenter alive',
  why: 'A router that sees nobody alive soon stops sending requests there, even while connections that are open still work.',
  evidence: "The WAN pools of a datacenter's servers: none of another datacenter's servers is alive in them.",
  remedy: 'Mend the way between the two datacenters.',
  covers: ['N4'],
  requires: ['wanMembers'],
  section: SECTIONS.verification,
  check: (federation) => {
    const { datacenters, oddPairs } = indexFederation(federation);
    const departed = new Set(
      federation.datacenters.filter((d) => isGone(federation, d)).map(({ name }) => name),
    );
    const bad = oddPairs().filter(({ gossip, to }) => gossip === 'bad' && !departed.has(to));
    return pairsByTarget(bad).map(({ to, pairs, subject }) => {
      const from = nameList(
        pairs.map((pair) => pair.from),
        3,
      );
      const target = datacenters.get(to);
      const mesh = target?.mode !== 'traditional';
      const works = pairs.every(({ forwarding }) => forwarding === 'good' || forwarding === 'partial');
      const lives = target?.servers.some(({ lan }) => lan.known && lan.value === 'alive') ?? false;
      return {
        severity: 'warning',
        subject,
        title: `A WAN pool of ${from} sees no server of ${to} alive`,
        evidence: pairs
          .flatMap(({ gossipViews }) => gossipViews.filter(({ alive }) => alive === 0))
          .slice(0, 8)
          .map((view) => evidenceOf(view, to)),
        cause: `${works && lives ? `${to} is well and forwarded requests reach it, so only gossip is broken: the routers of ${from} will stop sending there` : `Gossip between ${from} and ${to} does not get through, or ${to} has not joined there`}. ${mesh ? 'It travels through the mesh gateways to port 8300 of the servers.' : 'It needs TCP and UDP 8302 in both directions.'}`,
        remedy: [
          { text: `See in ${pairs[0].from} why gossip fails.`, command: 'consul monitor -log-level=debug' },
          {
            text: mesh
              ? `Check the mesh gateways and the certificates on the way from ${from} to ${to}.`
              : `Open TCP and UDP 8302 between the servers of ${from} and ${to}.`,
          },
          ...compareKeys(federation, [...pairs.map((pair) => pair.from), to]),
        ],
        confidence: 'observed',
      };
    });
  },
};

function evidenceOf({ vantage, at, alive, failed, left, total }: GossipView, to: string): Evidence {
  const value =
    total === 0
      ? `no server of ${to} listed`
      : `${to}: ${alive} alive, ${failed} failed, ${left} left of ${total}`;
  return { vantage, request: '/v1/agent/members?wan=1', at: isoTime(at), value };
}
