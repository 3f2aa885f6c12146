import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Isthmus } from '../isthmus';
import { pairStates } from '../isthmus';
import { type Lab, startLab } from '../lab/start-lab';
import { defaultTopology } from '../lab/topology';
import { alarms, breakAndHeal, expectAllConnected, isOk, watchEveryServer } from './expectations';

let lab: Lab;
let isthmus: Isthmus;

beforeAll(async () => {
  lab = await startLab(defaultTopology({}), { timing: 'fast', mode: 'traditional' });
  isthmus = await watchEveryServer(lab);
});
afterAll(async () => {
  await isthmus?.stop();
  await lab?.stop();
});

it('is ok without any gateway: the gateway layer does not apply', async () => {
  const snapshot = await isthmus.untilSnapshot(isOk);
  expect(snapshot.mode).toBe('traditional');
  expectAllConnected(snapshot, ['gossip', 'forwarding']);
  expect(snapshot.pairs.gateways).toMatch(/^[n-]+$/);
  expect(snapshot.findings.filter(({ rule }) => rule.includes('mesh-gateway'))).toEqual([]);
});

it('names a server that is down', async () => {
  const snapshot = await breakAndHeal(lab, isthmus, {
    inject: () => lab.faults.killServer('dc3', 1),
    wish: (s) => pairStates(s)['dc1>dc3'] === 'disconnected' && s.status === 'critical',
  });
  expect(JSON.stringify(alarms(snapshot))).toContain('dc3');
});
