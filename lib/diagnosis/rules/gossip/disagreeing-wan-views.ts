import type { Federation, Server, ServerView } from '@/lib/federation/types';
import { isoTime, viewEvidence } from '../../evidence';
import { indexFederation } from '../../federation-index';
import { SECTIONS } from '../../remedies';
import { unchangedMs } from '../../status-history';
import type { Evidence, Rule } from '../../types';
import { counted, nameList } from '../../words';

/** News of members needs a few polls to reach every pool, ms. */
const PERSISTS_MS = 30_000;

type Odd = { server: Server; view: ServerView | null; alive: ServerView | undefined };

/** One finding a vantage: an isolated server must not make a finding of every server it lacks. Failed members have their own rule. */
export const disagreeingWanViews: Rule = {
  id: 'disagreeing-wan-views',
  title: 'WAN pools disagree about who is a member',
  why: 'Every server routes by its own WAN pool. A pool that lacks members, or believes they left, sends requests nowhere.',
  evidence: 'The WAN pools of at least two servers.',
  remedy: 'Compare the pools; restart gossip where a member is missing.',
  covers: ['N9'],
  requires: ['wanMembers'],
  section: SECTIONS.verification,
  check: (federation) =>
    [...oddViews(federation)].map(([vantage, odd]) => {
      const home = indexFederation(federation).wanVantages().get(vantage) ?? null;
      const names = odd.map(({ server }) => `${server.node}.${server.datacenter}`);
      const node = federation.vantages.find(({ id }) => id === vantage)?.node ?? vantage;
      return {
        severity: 'warning',
        subject: { kind: 'vantage', vantage, datacenter: home },
        title: `The WAN pool of ${node}${home ? ` of ${home}` : ''} lacks ${names.length === 1 ? names[0] : counted(names.length, 'server')} that others see alive`,
        evidence: odd.slice(0, 6).flatMap((one) => evidenceOf(vantage, one)),
        cause: `${nameList(names, 3)}: not listed, or listed as left, in this pool. It has been so for more than half a minute, so gossip between ${home ?? 'it'} and them is broken.`,
        remedy: [
          {
            text: `Compare the list on ${node} with that of another server.`,
            command: 'consul members -wan',
          },
          {
            text: 'If members stay missing, read why gossip fails.',
            command: 'consul monitor -log-level=debug',
          },
        ],
        confidence: 'observed',
      };
    }),
};

function oddViews(federation: Federation): Map<string, Odd[]> {
  const { wanVantages, oddServers } = indexFederation(federation);
  const filtered = new Set(
    federation.vantages.filter((v) => v.denied.includes('wanMembers')).map((v) => v.id),
  );
  const pools = [...wanVantages().keys()].filter((id) => !filtered.has(id)).sort();
  const found = new Map<string, Odd[]>();
  for (const server of oddServers()) {
    const { views, lan } = server;
    // One that does not exist is rightly missing (zombie-wan-member), and news needs its time.
    if (lan.known && lan.value === 'none') continue;
    if (unchangedMs(federation, server) < PERSISTS_MS) continue;
    const alive = views.find(({ status }) => status === 'alive');
    // Most must see it alive: a server that is just leaving is news that spreads.
    if (!alive || views.filter(({ status }) => status === 'alive').length * 2 <= pools.length) continue;
    const by = new Map(views.map((view) => [view.vantage, view]));
    for (const vantage of pools) {
      const view = by.get(vantage) ?? null;
      if (view && view.status !== 'left' && view.status !== 'none') continue;
      const list = found.get(vantage) ?? [];
      list.push({ server, view, alive });
      found.set(vantage, list);
    }
  }
  return found;
}

function evidenceOf(vantage: string, { server, view, alive }: Odd): Evidence[] {
  const name = `${server.node}.${server.datacenter}`;
  const mine = view
    ? viewEvidence(view, server)
    : {
        vantage,
        request: '/v1/agent/members?wan=1',
        at: isoTime(alive?.at ?? null),
        value: `${name} is not listed`,
      };
  return alive ? [mine, viewEvidence(alive, server)] : [mine];
}
