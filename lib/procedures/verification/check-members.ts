import type { WanMember } from '@/lib/consul/types';
import { counted } from '@/lib/diagnosis/words';
import type { FederationMode } from '@/lib/federation/types';
import { byText } from '@/lib/federation/order';
import type { AskedAgent } from '@/lib/observation/verification-readings';
import type { OwnServer, OwnServers } from './own-servers';
import type { Deviation, MembersCheck } from './types';
import { askedEvidence, whyUnchecked } from './unchecked';

/** Members that evidence names. */
const MOST_LISTED = 12;

export type Expected = {
  /** Every datacenter that should be listed. */
  datacenters: readonly string[];
  own: ReadonlyMap<string, OwnServers>;
  mode: FederationMode;
  /** Epoch ms. */
  finishedAt: number;
};

/** `members -wan` of one agent: all servers of all datacenters, alive, with their local addresses. */
export function checkMembers(agent: AskedAgent, datacenter: string, expected: Expected): MembersCheck {
  const { reading } = agent.wanMembers;
  const evidence = askedEvidence(agent, agent.wanMembers, expected.finishedAt, listWords);
  const check = { datacenter, vantage: agent.vantage.id, evidence };
  const who = nameOf(agent);
  const unchecked = (why: MembersCheck['unchecked'], sentence: string): MembersCheck => ({
    ...check,
    outcome: 'not-checked',
    unchecked: why,
    sentence,
    asExpected: 0,
    deviations: [],
  });
  if (reading === 'left-alone') return unchecked('agent-away', `${who} does not answer.`);
  if (reading === 'out-of-time')
    return unchecked('out-of-time', `${who} did not answer before the end of the run.`);
  if (!reading.ok) {
    const why = whyUnchecked(reading.failure);
    return unchecked(why, SENTENCES[why]?.(who) ?? `The WAN pool of ${who} could not be read.`);
  }
  const { asExpected, deviations } = compare(reading.value, expected);
  const failed = deviations.some(({ outcome }) => outcome === 'failed');
  if (deviations.length === 0)
    return {
      ...check,
      outcome: 'passed',
      unchecked: null,
      sentence: wellSentence(who, asExpected, expected),
      asExpected,
      deviations,
    };
  const [first, ...more] = [...deviations].sort((a, b) => byText(a.outcome, b.outcome));
  const rest = more.length === 0 ? '' : ` And ${counted(more.length, 'more deviation')}.`;
  return {
    ...check,
    outcome: failed ? 'failed' : 'not-checked',
    unchecked: failed ? null : 'servers-unknown',
    sentence: `Seen by ${who}: ${first?.sentence ?? ''}${rest}`,
    asExpected,
    deviations,
  };
}

const SENTENCES: Partial<Record<NonNullable<MembersCheck['unchecked']>, (who: string) => string>> = {
  'agent-away': (who) => `${who} does not answer. This says nothing about its datacenter.`,
  'client-agent': (who) => `${who} is a client agent: it has no WAN pool. Ask a server of its datacenter.`,
  denied: (who) =>
    `${who} does not show its WAN pool to this token: it needs node_prefix "" { policy = "read" }.`,
};

/** The node where it told its name, else the address. */
function nameOf({ self, vantage }: AskedAgent): string {
  const { reading } = self;
  return typeof reading === 'object' && reading.ok ? reading.value.node : vantage.address;
}

function wellSentence(who: string, servers: number, { datacenters, mode }: Expected): string {
  const addresses = mode === 'traditional' ? '' : ', with their local addresses';
  return `${who} lists ${counted(servers, 'server')} of ${counted(datacenters.length, 'datacenter')} as alive${addresses}.`;
}

/** The first members of a pool in words, and how many there are. */
function listWords(members: readonly WanMember[]): string {
  const listed = members
    .slice(0, MOST_LISTED)
    .map(({ name, address, status }) => `${name} ${address} ${status}`);
  const more = members.length - listed.length;
  return `${counted(members.length, 'member')}: ${listed.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

function compare(members: readonly WanMember[], { datacenters, own, mode }: Expected) {
  const listed = new Map<string, Map<string, WanMember>>();
  for (const member of members) {
    const servers = listed.get(member.datacenter) ?? new Map<string, WanMember>();
    // Two entries of one name are two addresses: the one that is alive is meant.
    if (servers.get(member.node)?.status !== 'alive') servers.set(member.node, member);
    listed.set(member.datacenter, servers);
  }
  const deviations: Deviation[] = [];
  let asExpected = 0;
  for (const datacenter of datacenters) {
    const theirs = own.get(datacenter);
    const here = listed.get(datacenter) ?? new Map<string, WanMember>();
    const note = (server: string | null, kind: Deviation['kind'], sentence: string, unsure = false) =>
      deviations.push({ datacenter, server, kind, outcome: unsure ? 'not-checked' : 'failed', sentence });
    if (here.size === 0) note(null, 'missing', `no server of ${datacenter} is listed.`);
    else if (!theirs)
      note(
        null,
        'servers-unknown',
        `nobody tells which servers ${datacenter} has and at which local addresses.`,
        true,
      );
    for (const [node, { address }] of [...(theirs ?? [])].sort(([a], [b]) => byText(a, b)))
      if (!here.has(node) && here.size > 0)
        note(
          node,
          'missing',
          `${node} of ${datacenter} is not listed, but its datacenter has it at ${address}.`,
        );
    for (const member of [...here.values()].sort((a, b) => byText(a.node, b.node))) {
      const server = theirs?.get(member.node);
      // What has left, and is no server of its datacenter any more, belongs on no list.
      if (member.status === 'left' && !server) continue;
      const problem = problemOf(member, server, theirs !== undefined, mode);
      if (problem) note(member.node, problem.kind, problem.sentence, problem.unsure);
      else if (server) asExpected++;
    }
    const short = fewerThanExpected(datacenter, here.values(), theirs);
    if (short !== null) note(null, 'fewer-than-expected', short, true);
  }
  return { asExpected, deviations };
}

type Problem = { kind: Deviation['kind']; sentence: string; unsure: boolean };

function problemOf(
  { node, datacenter, address, status }: WanMember,
  server: OwnServer | undefined,
  known: boolean,
  mode: FederationMode,
): Problem | null {
  const name = `${node} of ${datacenter}`;
  if (status !== 'alive')
    return { kind: 'not-alive', sentence: `${name} is listed as ${status}.`, unsure: false };
  if (!server)
    return known
      ? {
          kind: 'unknown-there',
          sentence: `${name} is listed as alive, but ${datacenter} itself does not know it.`,
          unsure: false,
        }
      : null;
  if (server.address === address || mode === 'traditional') return null;
  const sentence = `${name} is listed with the address ${address}, but its local address is ${server.address}.`;
  return { kind: 'other-address', sentence, unsure: server.translated || mode === 'unknown' };
}

/** A crashed server that autopilot has put away is on no list any more: only bootstrap_expect remembers it. Null: none is missed. */
function fewerThanExpected(
  datacenter: string,
  members: Iterable<WanMember>,
  own: OwnServers | undefined,
): string | null {
  const present = [...members].filter(({ status }) => status !== 'left');
  const expect = Math.max(0, ...present.map((member) => member.expect ?? 0));
  const servers = own?.size ?? present.length;
  if (present.length === 0 || servers >= expect) return null;
  return `${datacenter} has ${counted(servers, 'server')}, but they expect ${expect} (bootstrap_expect): whether one is missing cannot be told from the lists.`;
}
