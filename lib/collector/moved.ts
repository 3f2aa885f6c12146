import type { WanMember } from '@/lib/consul/types';

const statusOf = (members: readonly WanMember[] | undefined) =>
  new Map(members?.map(({ name, datacenter, status }) => [name, { datacenter, status }]));

const NONE: ReadonlySet<string> = new Set();

/**
 * Datacenters of the WAN members that came, went or changed their status between two reads: whose pairs to probe again.
 * A first read moves nothing: the first round of probes is under way.
 */
export function movedDatacenters(
  before: readonly WanMember[] | undefined,
  after: readonly WanMember[] | undefined,
): ReadonlySet<string> {
  if (before === undefined || before === after) return NONE;
  const then = statusOf(before);
  const now = statusOf(after);
  const moved = new Set<string>();
  for (const [name, { datacenter, status }] of now)
    if (then.get(name)?.status !== status) moved.add(datacenter);
  for (const [name, { datacenter }] of then) if (!now.has(name)) moved.add(datacenter);
  return moved;
}
