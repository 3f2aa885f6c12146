import type { Federation, Server, StatusChange } from '@/lib/federation/types';
import { isoTime } from '../../evidence';
import { indexFederation } from '../../federation-index';
import { flappingServers, recentChanges } from '../../flapping';
import { SECTIONS } from '../../remedies';
import type { Evidence, Rule, RuleFinding, Subject } from '../../types';
import { counted, nameList } from '../../words';

type Flapping = { server: Server; pools: readonly (readonly StatusChange[])[] };

/** One finding a datacenter: what makes one of its servers flap makes all of them flap. It stands in the good moments too. */
export const flappingMember: Rule = {
  id: 'flapping-member',
  title: 'A WAN member flaps',
  why: 'A member that is failed and alive by turns makes requests fail at random, and hides other faults in the noise.',
  evidence: 'The changes of every WAN member in the WAN pools that are read, over 10 minutes.',
  remedy:
    'Look for lost packets, a starved server or a gateway that drops connections between those who see it and the server.',
  covers: ['N11'],
  requires: ['wanMembers'],
  section: SECTIONS.members,
  check: (federation) => {
    const byDatacenter = new Map<string, Flapping[]>();
    for (const [server, pools] of flappingServers(federation)) {
      const list = byDatacenter.get(server.datacenter) ?? [];
      list.push({ server, pools });
      byDatacenter.set(server.datacenter, list);
    }
    return [...byDatacenter].map(([name, flapping]) => finding(federation, name, flapping));
  },
};

function finding(federation: Federation, name: string, flapping: readonly Flapping[]): RuleFinding {
  const { takenAt, mode } = federation;
  const seers = seenBy(federation, flapping);
  const nodes = flapping.map(({ server }) => server.node);
  const most = Math.max(
    ...flapping.flatMap(({ pools }) => pools.map((pool) => recentChanges(pool, takenAt).length)),
  );
  const [only] = flapping;
  const subject: Subject =
    only && flapping.length === 1
      ? { kind: 'server', datacenter: name, server: only.server.node }
      : { kind: 'datacenter', datacenter: name };
  const who =
    nodes.length === 1 ? `Server ${nodes[0]} of ${name}` : `${counted(nodes.length, 'server')} of ${name}`;
  const each = nodes.length === 1 ? '' : 'up to ';
  return {
    severity: 'warning',
    subject,
    title: `${who} ${nodes.length === 1 ? 'flaps' : 'flap'}: ${each}${most} changes in 10 minutes, seen by ${nameList(seers, 3)}`,
    evidence: flapping
      .flatMap(({ server, pools }) => pools.slice(0, 3).map((pool) => evidenceOf(server, pool, takenAt)))
      .slice(0, 10),
    cause: causeOf(name, nodes, seers, mode === 'traditional'),
    remedy: [
      {
        text: `See on ${nodes[0] ?? name} which probes are lost, and whether the machine is short of CPU.`,
        command: 'consul monitor -log-level=debug',
      },
      mode === 'traditional'
        ? {
            text: `Open UDP and TCP 8302 between the servers of ${nameList(seers, 3)} and ${name}, both ways.`,
          }
        : {
            text: `Look at the mesh gateways between ${nameList(seers, 3)} and ${name}: gossip goes through them, and one that restarts or drops connections does this.`,
          },
    ],
    confidence: 'observed',
  };
}

/** Datacenters whose WAN pools show it. */
function seenBy(federation: Federation, flapping: readonly Flapping[]): string[] {
  const home = indexFederation(federation).wanVantages();
  const vantages = flapping.flatMap(({ pools }) =>
    pools.flatMap(([first]) => (first ? [first.vantage] : [])),
  );
  return [...new Set(vantages.map((vantage) => home.get(vantage) ?? vantage))].sort();
}

function causeOf(
  name: string,
  nodes: readonly string[],
  seers: readonly string[],
  traditional: boolean,
): string {
  const gets = `Serf gets an answer from ${nameList(nodes, 3)} at times and at times not`;
  const place =
    seers.length === 1 && seers[0] !== name
      ? `only ${seers[0]} sees it, so look between ${seers[0]} and ${name}`
      : `${nameList(seers, 3)} see it, so look at ${name} itself`;
  const usual = traditional
    ? 'In a traditional federation UDP 8302 is often closed while TCP 8302 is open.'
    : 'A mesh gateway that restarts or a server short of CPU does this.';
  return `${gets}: ${place}. ${usual}`;
}

function evidenceOf(server: Server, pool: readonly StatusChange[], now: number): Evidence {
  const recent = recentChanges(pool, now);
  const last = recent.at(-1);
  const told = recent.slice(-4).map(({ to }) => to);
  return {
    vantage: last?.vantage ?? 'nobody',
    request: '/v1/agent/members?wan=1',
    at: isoTime(last?.at ?? null),
    value: `${server.node}.${server.datacenter}: ${recent.length} changes in 10 minutes, lately ${told.join(', ')}`,
  };
}
