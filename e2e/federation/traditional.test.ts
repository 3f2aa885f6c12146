import { afterAll, beforeAll, expect, it } from 'vitest';
import { isWell } from '../lab/judge';
import { SCENARIOS } from '../lab/scenarios';
import { type Lab, startLab } from '../lab/start-lab';
import { defaultTopology } from '../lab/topology';
import type { Isthmus } from '../isthmus';
import { expectAllConnected, expectDiagnosis, watchEveryServer } from './expectations';

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
  const snapshot = await isthmus.untilSnapshot(isWell);
  expect(snapshot.mode).toBe('traditional');
  expectAllConnected(snapshot, ['gossip', 'forwarding']);
  expect(snapshot.pairs.gateways).toMatch(/^[n-]+$/);
  expect(snapshot.findings.filter(({ rule }) => rule.includes('mesh-gateway'))).toEqual([]);
});

it.each(SCENARIOS.filter(({ name }) => name === 'traditional-only-server-killed'))(
  'names the cause of $name',
  async (scenario) => {
    await expectDiagnosis(lab, isthmus, scenario);
  },
);
