import { describe, expect, it } from 'vitest';
import { readThrough } from './read-through';
import { badReading, fakeAgent, goodReading } from './testing/fake-agent';
import { handClock } from './testing/hand-clock';
import { around, vantageOf } from './testing/surroundings';

function reading(leader: string | null) {
  const clock = handClock();
  const agent = fakeAgent(({ fact, params }) => {
    if (fact === 'meshGatewayNames') return goodReading(['gw-a', 'gw-b']);
    return goodReading(fact === 'meshGateways' ? [{ service: params.service }] : []);
  });
  const vantage = vantageOf(agent);
  let names: string[] = ['dc2'];
  const through = readThrough(vantage, around(clock, { readsThrough: () => names }));
  const probe = (ok: boolean, dc = 'dc2') =>
    vantage.store.recordForwarding(dc, {
      path: `/leader?dc=${dc}`,
      reading: ok ? goodReading(leader) : badReading('no-path'),
      staleAfterMs: 1,
    });
  const done = through.run();
  return {
    ...{ clock, agent, vantage, probe, readNow: through.readNow },
    set: (next: string[]) => {
      names = next;
    },
    stop: async () => {
      vantage.stop.abort();
      await done;
    },
  };
}

describe('readThrough', () => {
  it('reads nothing before a probe says that the path works', async () => {
    const r = reading('10.0.0.1:8300');
    r.probe(false);
    await r.clock.turn(5_000);
    expect(r.agent.asked).toEqual([]);
    r.probe(true);
    await r.clock.turn(1_000);
    expect(r.agent.asked.every(({ params }) => params.dc === 'dc2')).toBe(true);
    expect(Object.keys(r.vantage.store.through('dc2')).sort()).toEqual([
      'aclReplication',
      'autopilot',
      'caRoots',
      'catalogServers',
      'federationStates',
      'leader',
      'meshGatewayNames',
      'meshGateways',
      'peers',
      'raft',
    ]);
    expect(r.vantage.store.through('dc2').meshGateways?.good?.value).toHaveLength(2);
    await r.stop();
  });

  it('reads only status endpoints without a leader', async () => {
    const r = reading(null);
    r.probe(true);
    await r.clock.turn(1_000);
    expect(r.agent.asked.map(({ fact }) => fact)).toEqual(['peers']);
    expect(Object.keys(r.vantage.store.through('dc2')).sort()).toEqual(['leader', 'peers']);
    await r.stop();
  });

  it('reads the next one as soon as its probe works, and the first not twice', async () => {
    const r = reading(null);
    r.set(['dc2', 'dc3']);
    r.probe(true);
    await r.clock.turn(2_000);
    expect(r.agent.asked.map(({ params }) => params.dc)).toEqual(['dc2']);
    r.probe(true, 'dc3');
    await r.clock.turn(1_000);
    expect(r.agent.asked.map(({ params }) => params.dc)).toEqual(['dc2', 'dc3']);
    await r.stop();
  });

  it('goes gently, but at once when asked, and forgets a datacenter that speaks for itself', async () => {
    const r = reading(null);
    r.probe(true);
    await r.clock.turn(29_000);
    expect(r.agent.asked).toHaveLength(1);
    r.readNow();
    await r.clock.turn(100);
    expect(r.agent.asked).toHaveLength(2);
    r.set([]);
    r.readNow();
    await r.clock.turn(100);
    expect(r.vantage.store.through('dc2')).toEqual({});
    await r.stop();
    expect(r.clock.sleeping()).toEqual([]);
  });
});
