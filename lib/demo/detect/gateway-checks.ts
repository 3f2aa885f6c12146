import { leaderOf, raise, type Registration } from '../world';
import type { Rule } from './rule';

/** A gateway's TCP check and its registration reach the catalog while the datacenter has a leader to write them. */
export const gatewayChecks: Rule = function* (world, timing) {
  const { conditions } = world;
  for (const dc of world.topology.datacenters) {
    if (leaderOf(world, dc) === null) continue;
    for (const gateway of dc.gateways) {
      const believed = world.registrations.get(gateway);
      const failing = conditions.criticalGateways.has(gateway);
      const listening = !conditions.stoppedGateways.has(gateway);
      const status = failing || !listening ? 'critical' : 'passing';
      const tagged = !conditions.untaggedGateways.has(gateway);
      if (!believed || isSame(believed, { status, listening, tagged })) continue;
      yield {
        key: `gateway ${gateway.key}`,
        to: `${status} ${listening} ${tagged}`,
        // Only the check of a stopped process takes its interval; registrations are written at once.
        delay: believed.listening !== listening ? timing.gatewayCheck : 0,
        apply: () => {
          world.registrations.set(gateway, {
            status,
            listening,
            tagged,
            checkIndex: raise(world, dc, 'health'),
          });
        },
      };
    }
  }
};

function isSame(a: Registration, b: Omit<Registration, 'checkIndex'>): boolean {
  return a.status === b.status && a.listening === b.listening && a.tagged === b.tagged;
}
