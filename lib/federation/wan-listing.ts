import type { WanMember } from '../consul/types';
import { byText } from './order';
import { compareViews, type Gossip } from './gossip-views';
import type { GossipView, ServerView } from './types';

/** The servers of one datacenter in one vantage's WAN pool. */
export type Listed = {
  datacenter: string;
  /** Sorted by node, each node once: a pool that lists one twice is taken at its first word. */
  members: readonly WanMember[];
  /** The nodes as one text: two lists with the same one list the same servers in the same order. */
  key: string;
  /** How the vantage sees each of them, in the same order. */
  views: readonly ServerView[];
  counts: GossipView;
  /** What a datacenter with this vantage only sees. */
  alone: Gossip;
};

type Answer = { value: readonly WanMember[]; at: number };
type Listing = { vantage: string; home: string | null; listed: readonly Listed[] };

/**
 * An answer is arranged once, however often the model is built from it: 200 pools of 1,000 members are most of the work, and
 * most of them are the same as a second ago. Answers are never changed, so this cannot be seen from outside.
 */
const arranged = new WeakMap<Answer, Listing>();

/** A WAN pool by datacenter, sorted. `home` is the datacenter of the vantage. */
export function listMembers(answer: Answer, vantage: string, home: string | null): readonly Listed[] {
  const before = arranged.get(answer);
  if (before && before.vantage === vantage && before.home === home) return before.listed;
  const listed = arrange(answer, vantage, home);
  arranged.set(answer, { vantage, home, listed });
  return listed;
}

type Arranged = Pick<Listed, 'datacenter' | 'members' | 'key'>;

/** The order of an answer outlives its age: an agent that says the same again has the same list (lib/collector, ObservationStore). */
const ordered = new WeakMap<readonly WanMember[], readonly Arranged[]>();

function arrange({ value, at }: Answer, vantage: string, home: string | null): Listed[] {
  const order = ordered.get(value) ?? inOrder(value);
  ordered.set(value, order);
  const seenFrom = home ?? '?';
  return order.map(({ datacenter, members, key }) => {
    const views = members.map(({ status, address, id }) => ({
      vantage,
      datacenter: seenFrom,
      status,
      address,
      id,
      at,
    }));
    const counts = count(members, vantage, at);
    return { datacenter, members, key, views, counts, alone: compareViews([counts]) };
  });
}

function inOrder(value: readonly WanMember[]): Arranged[] {
  const datacenters = new Map<string, WanMember[]>();
  for (const member of value) {
    const members = datacenters.get(member.datacenter);
    if (members) members.push(member);
    else datacenters.set(member.datacenter, [member]);
  }
  const sorted = [...datacenters].sort(([a], [b]) => byText(a, b));
  return sorted.map(([datacenter, all]) => {
    // Sorting is stable: the first of two entries with one name stays first.
    const members = all
      .sort((a, b) => byText(a.node, b.node))
      .filter((member, i) => member.node !== all[i - 1]?.node);
    const key = JSON.stringify(members.map((member) => member.node));
    return { datacenter, members, key };
  });
}

function count(members: readonly WanMember[], vantage: string, at: number): GossipView {
  const of = (status: WanMember['status']) => members.filter((member) => member.status === status).length;
  return {
    vantage,
    alive: of('alive'),
    failed: of('failed'),
    left: of('left'),
    total: members.length,
    at,
  };
}
