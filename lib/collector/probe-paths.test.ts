import { describe, expect, it } from 'vitest';
import { healthyObservations, serverCertificate } from '@/lib/observation/testing/observations';
import type { Facts } from '@/lib/observation/types';
import type { Dialled } from '@/lib/probe/dial-server';
import { probePaths } from './probe-paths';
import { fakeAgent, goodReading } from './testing/fake-agent';
import { handClock } from './testing/hand-clock';
import { around, vantageOf } from './testing/surroundings';
import type { PathProbe } from './types';
import type { Surroundings } from './vantage';

const good: Dialled = { ok: true, certificate: serverCertificate('dc1-s1', 'dc1', 0) };
const bad = (kind: 'path-refused' | 'path-closed'): Dialled => ({ ok: false, kind, message: kind });

const [told] = healthyObservations({
  datacenters: [
    { name: 'dc1', servers: 2, gateways: 2 },
    { name: 'dc2', servers: 1, gateways: 1 },
  ],
  primary: 'dc1',
  mode: 'mesh-gateways',
  now: 1_000_000,
});

/** The first agent of dc1, with all that it told; dials are answered by `answer` and remembered. */
function probing(
  different: Partial<Surroundings> & {
    probe?: Partial<PathProbe>;
    answer?: (through: string) => Dialled;
  } = {},
) {
  const { probe, answer = () => good, ...surroundings } = different;
  const clock = handClock();
  const vantage = vantageOf(fakeAgent(() => goodReading(null)));
  const facts: Facts = told?.facts ?? {};
  const take = (wan = facts.wanMembers?.good?.value ?? []) => {
    vantage.store.record('wanMembers', { path: '', reading: goodReading(wan), staleAfterMs: 1 });
  };
  take();
  for (const name of ['meshGateways', 'federationStates', 'self'] as const) {
    const value = facts[name]?.good?.value;
    if (value)
      vantage.store.record(name, { path: '', reading: goodReading(value as never), staleAfterMs: 1 }); // each fact with a value of its own
  }
  const dials: string[] = [];
  const done = probePaths(
    vantage,
    around(clock, {
      pathProbe: (name) =>
        name === 'dc3'
          ? null
          : {
              intervalMs: 300_000,
              gateways: [],
              dial: ({ host, port }, serverName) => {
                dials.push(`${host}:${port} ${serverName}`);
                return Promise.resolve(answer(`${host}:${port}`));
              },
              ...probe,
            },
      ...surroundings,
    }),
  );
  return {
    ...{ clock, vantage, dials, take },
    kept: () => vantage.store.toObservation().pathProbes,
    stop: async () => {
      vantage.stop.abort();
      await done;
    },
  };
}

describe('probePaths', () => {
  it('dials every server of its own datacenter once an interval, through a gateway of it', async () => {
    const p = probing();
    await p.clock.turn(290_000);
    expect(p.dials).toEqual([
      '198.51.1.1:8443 dc1-s1.server.dc1.consul',
      '198.51.1.1:8443 dc1-s2.server.dc1.consul',
    ]);
    await p.clock.turn(15_000);
    expect(p.dials).toHaveLength(4);
    expect(p.kept()?.['dc1']?.['dc1-s1']).toMatchObject({
      path: 'TLS to 198.51.1.1:8443 as dc1-s1.server.dc1.consul',
      latest: { ok: true },
      staleAfterMs: 615_000,
    });
    await p.stop();
    expect(p.clock.sleeping()).toEqual([]);
  });

  it('reads those through whom it reads too, by the federation states, and none whose probe is off', async () => {
    const p = probing({ readsThrough: () => ['dc2', 'dc3'] });
    await p.clock.turn(1_000);
    expect(p.dials.at(-1)).toBe('198.51.2.1:8443 dc2-s1.server.dc2.consul');
    expect(Object.keys(p.kept() ?? {})).toEqual(['dc1', 'dc2']);
    await p.stop();
  });

  it('tries the next gateway, tells which ones do not answer for a while, and asks again soon when none did', async () => {
    const second = '198.51.1.2:8443';
    const p = probing({ answer: (through) => (through === second ? good : bad('path-refused')) });
    await p.clock.turn(1_000);
    expect(p.dials.map((dial) => dial.split(' ')[0])).toEqual([
      '198.51.1.1:8443',
      second,
      '198.51.1.1:8443',
      second,
    ]);
    const missed = () => p.kept()?.['dc1']?.['dc1-s1']?.good?.value.missed;
    expect(missed()).toEqual([]);
    await p.clock.turn(305_000);
    expect(missed()).toEqual([{ address: '198.51.1.1:8443', kind: 'path-refused' }]);
    await p.stop();
    const none = probing({ answer: () => bad('path-refused') });
    await none.clock.turn(1_000);
    expect(none.dials).toHaveLength(6);
    expect(none.kept()?.['dc1']?.['dc1-s1']?.latest).toMatchObject({ failure: { kind: 'path-refused' } });
    await none.clock.turn(31_000);
    expect(none.dials).toHaveLength(12);
    await none.stop();
  });

  it('dials the gateways of the configuration and no others', async () => {
    const p = probing({ probe: { gateways: [{ host: '2001:db8::1', port: 443 }] } });
    await p.clock.turn(1_000);
    expect(p.dials[0]).toBe('2001:db8::1:443 dc1-s1.server.dc1.consul');
    expect(p.kept()?.['dc1']?.['dc1-s1']?.path).toBe('TLS to [2001:db8::1]:443 as dc1-s1.server.dc1.consul');
    await p.stop();
  });

  it('says so where no gateway is known', async () => {
    const p = probing();
    await p.clock.turn(1_000);
    p.vantage.store.record('meshGateways', { path: '', reading: goodReading([]), staleAfterMs: 1 });
    await p.clock.turn(301_000);
    expect(p.dials).toHaveLength(2);
    expect(p.kept()?.['dc1']?.['dc1-s1']).toMatchObject({
      good: { value: { tlsVersion: 'TLSv1.3' } },
      latest: { failure: { kind: 'path-no-gateway' } },
    });
    await p.stop();
  });

  it('dials a server anew when it is back, and forgets one that left', async () => {
    const p = probing();
    const members = told?.facts.wanMembers?.good?.value ?? [];
    const as = (status: 'failed' | 'left' | 'alive') =>
      p.take(members.map((m) => (m.node === 'dc1-s2' ? { ...m, status } : m)));
    await p.clock.turn(1_000);
    as('failed');
    await p.clock.turn(310_000);
    expect(p.dials).toHaveLength(4);
    as('alive');
    await p.clock.turn(2_500);
    expect(p.dials.slice(4)).toEqual(['198.51.1.1:8443 dc1-s2.server.dc1.consul']);
    as('left');
    await p.clock.turn(2_500);
    expect(Object.keys(p.kept()?.['dc1'] ?? {})).toEqual(['dc1-s1']);
    await p.stop();
  });

  it('forgets all when another vantage speaks', async () => {
    let speaks = true;
    const p = probing({ speaks: () => speaks });
    await p.clock.turn(1_000);
    speaks = false;
    await p.clock.turn(2_500);
    expect(p.kept()).toBeUndefined();
    await p.stop();
  });
});
