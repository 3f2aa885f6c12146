import { describe, expect, it } from 'vitest';
import type { FactName } from '@/lib/observation/types';
import { pollAgent } from './poll-agent';
import { fakeAgent, goodReading, untilAborted } from './testing/fake-agent';
import { handClock } from './testing/hand-clock';
import { around, vantageOf } from './testing/surroundings';

function polling(speaks: () => boolean, hangs: readonly FactName[] = []) {
  const clock = handClock();
  let leader = '10.0.0.1:8300';
  const agent = fakeAgent(({ fact, signal }) => {
    if (hangs.includes(fact)) return untilAborted(signal);
    if (fact === 'leader') return goodReading(leader, null, clock.now());
    return goodReading(fact === 'self' ? { node: 's1', datacenter: 'dc1' } : [], null, clock.now());
  });
  const moved: string[] = [];
  const vantage = vantageOf(agent);
  const { members, done } = pollAgent(
    vantage,
    around(clock, { speaks, moved: (names) => moved.push(...names) }),
  );
  const count = (fact: FactName) => agent.asked.filter((asked) => asked.fact === fact).length;
  return {
    ...{ clock, agent, vantage, members, count, moved },
    lead: (next: string) => {
      leader = next;
    },
    stop: async () => {
      vantage.stop.abort();
      await done;
    },
  };
}

describe('pollAgent', () => {
  it('asks what one agent alone can tell, each at its own pace', async () => {
    const p = polling(() => false);
    await p.clock.turn(60_500);
    expect([p.count('leader'), p.count('wanMembers'), p.count('lanMembers')]).toEqual([7, 7, 7]);
    expect([p.count('self'), p.count('coordinates'), p.count('datacenters')]).toEqual([2, 2, 2]);
    expect(p.count('raft') + p.count('autopilot') + p.count('peers')).toBe(0);
    await p.stop();
    expect(p.clock.sleeping()).toEqual([]);
  });

  it('asks the shared facts while it speaks, and forgets them soon after', async () => {
    let speaks = true;
    const p = polling(() => speaks);
    await p.clock.turn(1_000);
    expect(Object.keys(p.vantage.store.facts)).toEqual(
      expect.arrayContaining(['raft', 'autopilot', 'peers', 'caRoots']),
    );
    speaks = false;
    await p.clock.turn(10_000);
    expect(Object.keys(p.vantage.store.facts).sort()).toEqual(
      ['coordinates', 'datacenters', 'lanMembers', 'leader', 'metrics', 'self', 'wanMembers'].sort(),
    );
    await p.stop();
  });

  it('does not keep the pools waiting for a datacenter without a leader', async () => {
    const p = polling(() => true, ['autopilot']);
    await p.clock.turn(30_500);
    expect(p.count('wanMembers')).toBe(4);
    expect(p.count('autopilot')).toBe(1);
    await p.stop();
  });

  it('tells that its datacenter moved when the leader changes, and looks at once when rung', async () => {
    const p = polling(() => false);
    await p.clock.turn(1_000);
    p.moved.length = 0;
    p.lead('10.0.0.2:8300');
    p.members.ring();
    await p.clock.turn(0);
    expect(p.moved).toEqual(['dc1']);
    await p.stop();
  });

  it('asks an agent that does not answer again within seconds', async () => {
    const clock = handClock();
    const agent = fakeAgent(() => ({
      ...goodReading(null),
      ok: false,
      failure: {
        kind: 'denied',
        status: 403,
        message: '',
        detail: { dialled: null, tls: null, pathWorks: false },
      },
    }));
    const vantage = vantageOf(agent);
    const { done } = pollAgent(vantage, around(clock, { speaks: () => false }));
    await clock.turn(6_100);
    expect(agent.asked.filter(({ fact }) => fact === 'self')).toHaveLength(4);
    vantage.stop.abort();
    await done;
  });
});
