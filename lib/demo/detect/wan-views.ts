import type { Timing } from '../timing';
import type { Datacenter, Server } from '../topology';
import type { World } from '../world';
import type { Rule } from './rule';

type Verdict = { status: 'alive' | 'failed' | 'left'; delay: number };

/**
 * WAN gossip. Behind gateways a datacenter that is gone stays `alive`: a ping that cannot even be sent is no missed
 * answer (lab.md section 4; memberlist state.go, failedRemote). Members fail when packets are swallowed, when a dial is
 * refused, or when living neighbours of a dead server spread the word.
 */
export const wanViews: Rule = function* (world, timing) {
  const { datacenters } = world.topology;
  for (const observer of datacenters) {
    if (isDown(world, observer)) continue;
    const view = world.wan.get(observer);
    if (!view) continue;
    for (const subject of datacenters) {
      const wholeDatacenter =
        observer === subject ? null : datacenterVerdict(world, timing, observer, subject);
      for (const server of subject.servers) {
        const believed = view.get(server) ?? 'alive';
        const verdict = wholeDatacenter ?? serverVerdict(world, timing, server);
        // Word of a departure does not come back as a failure.
        if (verdict.status === believed || (believed === 'left' && verdict.status === 'failed')) continue;
        const { status } = verdict;
        yield {
          key: `wan ${observer.ordinal} ${server.key}`,
          to: status,
          delay: verdict.delay,
          apply: () => {
            if (status === 'alive') view.delete(server);
            else view.set(server, status);
          },
        };
      }
    }
  }
};

/** What holds for every server of `subject` alike; null when each has its own fate. */
function datacenterVerdict(
  world: World,
  timing: Timing,
  observer: Datacenter,
  subject: Datacenter,
): Verdict | null {
  const { conditions, topology } = world;
  if (conditions.swallowed.has(observer) || conditions.swallowed.has(subject))
    return { status: 'failed', delay: timing.blackHoleDetect };
  if (isDown(world, subject))
    return topology.mode === 'traditional' ? { status: 'failed', delay: timing.wanDetect } : keep(timing);
  const primaryCut =
    topology.mode === 'mesh-gateways' &&
    subject === topology.primary &&
    subject.gateways.length > 0 &&
    subject.gateways.every((gateway) => conditions.stoppedGateways.has(gateway));
  // Secondaries dial the primary's gateways themselves; "connection refused" counts as a missed answer.
  return primaryCut ? { status: 'failed', delay: timing.wanDetect } : null;
}

function serverVerdict(world: World, timing: Timing, server: Server): Verdict {
  const lan = world.lan.get(server);
  return lan ? { status: lan, delay: timing.wanDetect / 8 } : keep(timing);
}

function keep(timing: Timing): Verdict {
  return { status: 'alive', delay: timing.wanReconnect };
}

function isDown(world: World, dc: Datacenter): boolean {
  return dc.servers.every((server) => world.conditions.stoppedServers.has(server));
}
