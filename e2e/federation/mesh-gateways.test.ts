import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { proveExclusive } from '../lab/exclusive';
import { alarms, isWell } from '../lab/judge';
import { pairStates } from '../lab/pair-states';
import { QUICK_SCENARIOS } from '../lab/scenarios';
import { type Lab, startLab } from '../lab/start-lab';
import { defaultTopology } from '../lab/topology';
import type { Isthmus } from '../isthmus';
import { expectAllConnected, expectDiagnosis, watchEveryServer } from './expectations';

let lab: Lab;
let isthmus: Isthmus;

beforeAll(async () => {
  lab = await startLab(defaultTopology({}), { timing: 'fast' });
  isthmus = await watchEveryServer(lab);
});
afterAll(async () => {
  const code = await isthmus?.stop();
  await lab?.stop();
  expect(code).toBe(0);
});

describe('a federation through mesh gateways, every server asked', () => {
  it('is ok when it is: all pairs connected on all layers, nothing above info', async () => {
    const snapshot = await isthmus.untilSnapshot(isWell);
    expect(snapshot).toMatchObject({ source: 'consul', primary: 'dc1', mode: 'mesh-gateways' });
    expectAllConnected(snapshot, ['gossip', 'forwarding', 'gateways']);
    expect(snapshot.coverage).toMatchObject({
      vantages: 7,
      vantagesAnswering: 7,
      pairs: 6,
      pairsMeasured: 6,
    });
    expect(
      snapshot.datacenters.map(({ name, servers, meshGateways }) => [
        name,
        servers.length,
        meshGateways.length,
      ]),
    ).toEqual([
      ['dc1', 3, 2],
      ['dc2', 3, 2],
      ['dc3', 1, 1],
    ]);
  });

  it('passes the verification of the document: every pool lists every server, every request comes back', async () => {
    const { outcome, sentence, members, forwarding, membersChecks } = await isthmus.verify();
    expect({ outcome, sentence }).toMatchObject({ outcome: 'passed' });
    expect([members.passed, forwarding.passed]).toEqual([7, 14]);
    expect(membersChecks.every(({ asExpected }) => asExpected === 7)).toBe(true);
  });

  it('really goes through the gateways', async () => {
    expect(await proveExclusive(lab)).toMatchObject({ uncovered: [], bypasses: [] });
  });

  it('keeps one revision while nothing happens', async () => {
    const { revision } = await isthmus.snapshot();
    await new Promise((resolve) => setTimeout(resolve, 6_000));
    expect((await isthmus.snapshot()).revision).toBe(revision);
  });

  it.each(QUICK_SCENARIOS)('names the cause of $name', async (scenario) => {
    await expectDiagnosis(lab, isthmus, scenario);
  });

  it('keeps the others fresh when one agent is out of reach, and turns nothing red for it', async () => {
    const before = pairStates(await isthmus.snapshot());
    await lab.faults.closeHttp('dc2', 2);
    const snapshot = await isthmus.untilSnapshot((s) => s.coverage.vantagesAnswering === 6);
    expect(pairStates(snapshot)).toEqual(before);
    expect(alarms(snapshot).filter(({ severity }) => severity === 'critical')).toEqual([]);
    expect(snapshot.vantages.find(({ reachable }) => reachable === false)?.remark).toContain(
      'This says nothing about its datacenter',
    );
    await lab.heal();
    await isthmus.untilSnapshot(isWell);
  });
});
