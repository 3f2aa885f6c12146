import type { Federation, Server, ServerView } from '@/lib/federation/types';
import { sourceEvidence, viewEvidence } from '../../evidence';
import { indexFederation } from '../../federation-index';
import { flappingServers } from '../../flapping';
import { compareKeys, SECTIONS } from '../../remedies';
import { removeMember } from '../../remove-member';
import { isComingBack, unchangedMs } from '../../status-history';
import type { Rule, RuleFinding } from '../../types';
import { counted, nameList } from '../../words';

/** A LAN pool finds a dead server within this time, also when a WAN pool was faster, ms. */
const AGREES_MS = 15_000;

type Seen = { server: Server; failing: readonly ServerView[] };

/** Serf has asserted it: one view is enough. A server that most see alive is told of the observer, not of the server. */
export const failedWanMember: Rule = {
  id: 'failed-wan-member',
  title: 'A server is failed in the WAN pool',
  why: 'Serf got no answer from it: the server is dead, or the way to it is. Routers still try failed servers, and requests fail at random.',
  evidence: "The WAN pools of the servers, and the LAN pool of the server's own datacenter.",
  remedy: 'Start Consul on that server again, or remove it if it is gone for good.',
  covers: ['N4', 'S1'],
  requires: ['wanMembers'],
  section: SECTIONS.verification,
  check: (federation) => {
    const own: RuleFinding[] = [];
    const byObserver = new Map<string, Seen[]>();
    const flapping = flappingServers(federation);
    for (const server of indexFederation(federation).oddServers()) {
      if (flapping.has(server)) continue; // told once, as flapping, whatever its status is at the moment
      const failing = server.views.filter(({ status }) => status === 'failed');
      if (failing.length === 0) continue;
      if (isComingBack(server, federation.takenAt)) own.push(comingBack(federation, server, failing));
      else if (isServersFault(server, failing)) own.push(serverFinding(federation, server, failing));
      // That it left is news that spreads.
      else if (!hasGone(server))
        for (const [name, views] of groupByHome(failing)) {
          const list = byObserver.get(name) ?? [];
          list.push({ server, failing: views });
          byObserver.set(name, list);
        }
    }
    return [...own, ...[...byObserver].map(([name, seen]) => observerFinding(name, seen))];
  },
};

const hasGone = ({ lan }: Server): boolean => lan.known && (lan.value === 'left' || lan.value === 'none');

function isServersFault({ views, lan }: Server, failing: readonly ServerView[]): boolean {
  if (lan.known && lan.value === 'failed') return true;
  return failing.length * 2 > views.length || views.length === 1;
}

function groupByHome(views: readonly ServerView[]): Map<string, ServerView[]> {
  const homes = new Map<string, ServerView[]>();
  for (const view of views) homes.set(view.datacenter, [...(homes.get(view.datacenter) ?? []), view]);
  return homes;
}

function serverFinding(federation: Federation, server: Server, failing: readonly ServerView[]): RuleFinding {
  const { node, lan, views, address, datacenter: name } = server;
  const seers = [...new Set(failing.map((view) => view.datacenter))];
  const others = views.filter(({ status }) => status === 'alive');
  // The two pools find out one after the other.
  const alive = lan.known && lan.value === 'alive' && unchangedMs(federation, server, 'wan') >= AGREES_MS;
  const split =
    others.length > 0
      ? `; ${counted(others.length, 'other view')} ${others.length === 1 ? 'says' : 'say'} alive`
      : '';
  const lanLine = lan.known ? [sourceEvidence(lan.source, `LAN pool of ${name}: ${node} ${lan.value}`)] : [];
  return {
    severity: 'warning',
    subject: { kind: 'server', datacenter: name, server: node },
    title: `Server ${node} of ${name} is failed in the WAN pool of ${nameList(seers, 3)}${alive ? `, but alive in ${name}` : ''}${split}`,
    evidence: [
      ...lanLine,
      ...failing.slice(0, 6).map((v) => viewEvidence(v, server)),
      ...others.slice(0, 2).map((v) => viewEvidence(v, server)),
    ],
    cause: alive
      ? `${node} runs: its own datacenter sees it alive. The gossip between ${nameList(seers, 3)} and ${name} is broken${federation.mode === 'traditional' ? ' (TCP and UDP 8302)' : ''}.`
      : lan.known && lan.value === 'alive'
        ? `Serf in ${nameList(seers, 3)} has just lost sight of ${node}; ${name} itself still sees it alive. Within seconds it is alive in both, or dead in both.`
        : lan.known
          ? `${node} is ${lan.value} in its own datacenter too: Consul stopped there, or the machine is gone.`
          : `Serf in ${nameList(seers, 3)} got no answer from ${node} (${address ?? 'address unknown'}). The LAN pool of ${name} would tell whether it is dead or only out of reach.`,
    remedy: alive
      ? [
          {
            text:
              federation.mode === 'traditional'
                ? `Open TCP and UDP 8302 between the servers of ${nameList(seers, 3)} and ${node}, both ways.`
                : `Check the way from ${nameList(seers, 3)} to ${name}: mesh gateways, then certificates.`,
            command: 'consul monitor -log-level=debug',
          },
          ...compareKeys(federation, [...seers, name]),
        ]
      : [
          { text: `Start Consul again on ${node}.`, command: 'systemctl start consul' },
          removeMember(federation, server, 'If it is gone for good, remove it'),
        ],
    section: alive ? SECTIONS.ports : SECTIONS.forceLeave,
    confidence: lan.known ? 'observed' : 'inferred',
  };
}

/** It has joined some pools again; the others hear of it within two minutes. */
function comingBack(federation: Federation, server: Server, failing: readonly ServerView[]): RuleFinding {
  const { node, datacenter } = server;
  const seers = nameList([...new Set(failing.map((view) => view.datacenter))], 3);
  return {
    ...serverFinding(federation, server, failing),
    severity: 'info',
    title: `Server ${node} of ${datacenter} is back, but still failed in the WAN pool of ${seers}`,
    cause: `It came back within the last two minutes. A failed member is heard of again only when Serf reconnects, which it tries every 30 seconds for one member at a time.`,
    remedy: [{ text: 'Wait up to 2 minutes.', command: 'consul members -wan' }],
    confidence: 'observed',
    recovering: true,
  };
}

function observerFinding(name: string, seen: readonly Seen[]): RuleFinding {
  const names = seen.map(({ server }) => `${server.node}.${server.datacenter}`);
  const vantages = new Set(seen.flatMap(({ failing }) => failing.map(({ vantage }) => vantage)));
  const [home, ...more] = new Set(seen.map(({ server }) => server.datacenter));
  return {
    severity: 'warning',
    // All of one datacenter: then it is the way to that one.
    subject:
      home !== undefined && home !== name && more.length === 0
        ? { kind: 'pair', from: name, to: home }
        : { kind: 'datacenter', datacenter: name },
    title: `${name} sees ${seen.length === 1 ? `server ${names[0]}` : counted(seen.length, 'server')} as failed that others see alive`,
    evidence: seen
      .slice(0, 8)
      .flatMap(({ server, failing }) => failing.slice(0, 1).map((v) => viewEvidence(v, server))),
    cause: `${nameList(names, 3)}: failed in ${counted(vantages.size, 'view')} of ${name}, alive in most others, so gossip between ${name} and them is broken rather than the servers. A failed member comes back only when Serf reconnects, which it tries every 30 seconds for one member at a time.`,
    remedy: [
      {
        text: `If this lasts more than a few minutes, read in ${name} why gossip fails.`,
        command: 'consul monitor -log-level=debug',
      },
      {
        text: `Check that ${name}'s servers and theirs reach each other, both ways.`,
        command: 'consul members -wan',
      },
    ],
    confidence: 'inferred',
  };
}
