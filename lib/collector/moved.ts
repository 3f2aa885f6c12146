import type { WanMember } from '@/lib/consul/types';

const statusOf = (members: readonly WanMember[] | undefined) =>
  new Map(members?.map(({ name, datacenter, status }) => [name, { datacenter, status }]));

/** Datacenters of the WAN members that came, went or changed their status between two reads: whose pairs to probe again. */
export function movedDatacenters(
  before: readonly WanMember[] | undefined,
  after: readonly WanMember[] | undefined,
): ReadonlySet<string> {
  const then = statusOf(before);
  const now = statusOf(after);
  const moved = new Set<string>();
  for (const [name, { datacenter, status }] of now)
    if (then.get(name)?.status !== status) moved.add(datacenter);
  for (const [name, { datacenter }] of then) if (!now.has(name)) moved.add(datacenter);
  return moved;
}
