import type { FactName } from '@/lib/observation/types';
import { createAlarm, type Alarm } from './alarm';
import { jittered } from './clock';
import { movedDatacenters } from './moved';
import { takeFact } from './take-fact';
import { SHARED_FACTS, type Surroundings, type Vantage } from './vantage';

const SLOW_OWN: readonly FactName[] = ['self', 'datacenters', 'coordinates', 'metrics'];
const SLOW_SHARED: readonly FactName[] = ['raft', 'aclReplication', 'caRoots', 'meshGatewayNames'];
const QUICK_SHARED: readonly FactName[] = ['peers', 'autopilot'];

/** Polls what one agent alone can tell (its pools, leader, configuration) and, if it speaks for its datacenter, the rest. */
export function pollAgent(
  vantage: Vantage,
  around: Surroundings,
): { members: Alarm; done: Promise<unknown> } {
  const { clock, intervals } = around;
  const { signal } = vantage.stop;
  const members = createAlarm(clock, signal);

  let sharing = false;
  const takeShared = async (periodMs: number) => {
    if (sharing) return;
    sharing = true;
    await Promise.all(QUICK_SHARED.map((fact) => takeFact(vantage, fact, { periodMs })));
    sharing = false;
  };

  const quick = async () => {
    while (!signal.aborted) {
      const periodMs = intervals.membersMs;
      const leader = takeFact(vantage, 'leader', { periodMs });
      void takeFact(vantage, 'lanMembers', { periodMs });
      const wan = await takeFact(vantage, 'wanMembers', { periodMs });
      if (wan) around.moved(movedDatacenters(wan.before, wan.after));
      const own = vantage.datacenter();
      const led = await leader;
      if (led?.moved && !led.isFirst && own !== null) around.moved([own]);
      // Not awaited: without a leader these take 7 s, and the pools must not wait for them.
      if (around.speaks(vantage)) void takeShared(periodMs);
      else vantage.store.forget(SHARED_FACTS);
      await members.wait(jittered(periodMs, clock));
    }
  };
  const slowly = async (facts: readonly FactName[], wanted: () => boolean, unwanted: () => void) => {
    while (!signal.aborted) {
      if (!wanted()) {
        unwanted();
        await clock.sleep(jittered(1_000, clock), signal);
        continue;
      }
      const periodMs = intervals.slowMs;
      const taken = await Promise.all(facts.map((fact) => takeFact(vantage, fact, { periodMs })));
      // An agent that did not answer is asked again soon: the breaker, not this loop, decides when.
      const answered = taken.every((fact) => fact !== null) && vantage.store.facts.self?.latest.ok;
      await clock.sleep(jittered(answered ? periodMs : Math.min(periodMs, 2_000), clock), signal);
    }
  };
  const own = slowly(
    SLOW_OWN,
    () => true,
    () => undefined,
  );
  const shared = slowly(
    SLOW_SHARED,
    () => around.speaks(vantage),
    () => vantage.store.forget(SHARED_FACTS),
  );
  return { members, done: Promise.all([quick(), own, shared]) };
}
