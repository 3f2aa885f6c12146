import { afterAll, expect, it } from 'vitest';
import { toPathProbe } from '@/lib/config/path-probe';
import { makeAuthority } from '@/lib/consul/testing/certificates';
import { healthyObservations } from '@/lib/observation/testing/observations';
import type { Observation } from '@/lib/observation/types';
import { listener, rpcPort, sniRouter, type Listening } from '@/lib/probe/testing/tls-world';
import { takeSnapshot } from '@/lib/snapshot/take-snapshot';
import { systemClock } from './clock';
import { probePaths } from './probe-paths';
import { pathProbesOf } from './targets';
import { fakeAgent, goodReading } from './testing/fake-agent';
import { around, vantageOf } from './testing/surroundings';

const ours = makeAuthority();
const foreign = makeAuthority();
const open: Listening[] = [];
afterAll(async () => {
  for (const each of open) await each.close();
  ours.remove();
  foreign.remove();
});

const NAMES = (node: string) => `DNS:${node}.server.dc1.consul,DNS:server.dc1.consul`;
const CERTIFICATES = {
  'dc1-s1': ours.issue('s1', { san: NAMES('dc1-s1'), days: 300 }),
  'dc1-s2': ours.issue('s2', { san: 'DNS:server.dc1.consul', days: 300 }),
  'dc1-s3': ours.issue('s3', { san: NAMES('dc1-s3'), days: -1 }),
  'dc1-s4': foreign.issue('s4', { san: NAMES('dc1-s4'), days: 300 }),
  'dc1-s5': ours.issue('s5', { san: NAMES('dc1-s5'), days: 20 }),
} as const;

it('finds over real TLS what no API tells: names, ends and authorities, and knows what it could not read', async () => {
  const routes = new Map<string, Listening>();
  for (const [node, pair] of Object.entries(CERTIFICATES)) {
    const rpc = await rpcPort({ ...pair, ca: ours.ca });
    open.push(rpc);
    routes.set(`${node}.server.dc1.consul`, rpc);
  }
  const gateway = await sniRouter(routes);
  const silent = await listener();
  open.push(gateway, silent);
  const observed = healthyObservations({
    datacenters: [{ name: 'dc1', servers: 6, gateways: 1 }],
    primary: 'dc1',
    mode: 'mesh-gateways',
    now: Date.now(),
  })[0] as Observation; // one datacenter has one vantage

  const vantage = vantageOf(fakeAgent(() => goodReading(null)));
  for (const name of ['self', 'wanMembers'] as const) {
    const value = observed.facts[name]?.good?.value;
    vantage.store.record(name, { path: '', reading: goodReading(value as never), staleAfterMs: 1 }); // each fact with its own value
  }
  const config = toPathProbe([
    {
      path: [],
      fields: { enabled: true, gateways: [silent, gateway].map(({ host, port }) => `${host}:${port}`) },
    },
  ]);
  const { pathProbe } = pathProbesOf({ defaults: config, datacenters: new Map() }, 200);
  if (!pathProbe) throw new Error('it is on');
  const running = probePaths(vantage, around(systemClock, { pathProbe }));
  const kept = () => vantage.store.toObservation().pathProbes ?? {};
  await expect.poll(() => Object.keys(kept()['dc1'] ?? {}).length, { timeout: 15_000 }).toBe(6);
  vantage.stop.abort();
  await running;

  const saved = JSON.parse(JSON.stringify({ ...observed, pathProbes: kept() })) as Observation;
  const { snapshot } = takeSnapshot([saved], { now: Date.now(), source: 'consul' });
  const found = snapshot.findings
    .filter(({ severity }) => severity !== 'info')
    .map(({ id, severity }) => `${severity} ${id}`);
  expect(found.sort()).toEqual([
    'critical expired-certificate/dc1/dc1-s3',
    'warning certificate-without-server-name/dc1/dc1-s2',
    'warning foreign-certificate-authority/dc1/dc1-s4',
  ]);
  // The sixth has no route: what is not read leaves the rules open that found nothing.
  expect(snapshot.verdicts.find(({ rule }) => rule === 'certificate-not-yet-valid')?.status).toBe(
    'inconclusive',
  );
});
