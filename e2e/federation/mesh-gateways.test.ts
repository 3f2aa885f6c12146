import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { proveExclusive } from '../lab/exclusive';
import { type Lab, startLab } from '../lab/start-lab';
import { defaultTopology } from '../lab/topology';
import { type Isthmus, pairStates } from '../isthmus';
import { alarms, breakAndHeal, expectAllConnected, firstRoot, isOk, watchEveryServer } from './expectations';

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
    const snapshot = await isthmus.untilSnapshot(isOk);
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

  it('really goes through the gateways', async () => {
    expect(await proveExclusive(lab)).toMatchObject({ uncovered: [], bypasses: [] });
  });

  it('keeps one revision while nothing happens', async () => {
    const { revision } = await isthmus.snapshot();
    await new Promise((resolve) => setTimeout(resolve, 6_000));
    expect((await isthmus.snapshot()).revision).toBe(revision);
  });

  it('names the datacenter whose gateways are all gone', async () => {
    const snapshot = await breakAndHeal(lab, isthmus, {
      inject: () => lab.faults.killGateway('dc3', 1),
      wish: (s) =>
        firstRoot(s)?.rule === 'no-usable-mesh-gateway' && pairStates(s)['dc1>dc3'] === 'disconnected',
    });
    expect(firstRoot(snapshot)).toMatchObject({ severity: 'critical', subject: { datacenter: 'dc3' } });
    expect(snapshot.status).toBe('critical');
    expect(snapshot.headline).toContain('dc3');
    expect(alarms(snapshot).filter(({ severity }) => severity === 'critical')).toHaveLength(1);
  });

  it('sees an untagged gateway though open connections still work', async () => {
    const snapshot = await breakAndHeal(lab, isthmus, {
      inject: () => lab.faults.untagGateway('dc3', 1),
      wish: (s) => s.status === 'critical',
    });
    const rules = alarms(snapshot).flatMap(({ rule, symptoms }) => [
      rule,
      ...symptoms.map((symptom) => symptom.rule),
    ]);
    expect(rules).toContain('mesh-gateway-without-federation-meta');
    expect(firstRoot(snapshot)?.title).toContain('dc3');
  });

  it('names a killed server, and leaves the pairs connected', async () => {
    const snapshot = await breakAndHeal(lab, isthmus, {
      inject: () => lab.faults.killServer('dc2', 3),
      wish: (s) =>
        alarms(s).some(({ title, rule }) => rule !== 'agent-unreachable' && title.includes('dc2-s3')),
    });
    expect(Object.values(pairStates(snapshot))).not.toContain('disconnected');
  });

  it('tells lost quorum from a lost datacenter', async () => {
    const snapshot = await breakAndHeal(lab, isthmus, {
      inject: () => lab.faults.loseQuorum('dc2'),
      wish: (s) => firstRoot(s)?.rule === 'datacenter-without-leader',
    });
    expect(firstRoot(snapshot)).toMatchObject({ severity: 'critical', subject: { datacenter: 'dc2' } });
  });

  it('keeps the others fresh when one agent is out of reach, and turns nothing red for it', async () => {
    const before = pairStates(await isthmus.snapshot());
    const snapshot = await breakAndHeal(lab, isthmus, {
      inject: () => lab.faults.closeHttp('dc2', 2),
      wish: (s) => s.coverage.vantagesAnswering === 6,
    });
    expect(pairStates(snapshot)).toEqual(before);
    expect(alarms(snapshot).filter(({ severity }) => severity === 'critical')).toEqual([]);
    expect(snapshot.vantages.find(({ reachable }) => reachable === false)?.remark).toContain(
      'This says nothing about its datacenter',
    );
  });

  it('tells which direction is broken', async () => {
    // Healing takes the router up to 157 s to forget its offline mark: `recovering`, then ok.
    const snapshot = await breakAndHeal(lab, isthmus, {
      inject: () => lab.faults.refuseRoute('dc2', 'dc3'),
      wish: (s) =>
        pairStates(s)['dc2>dc3'] === 'disconnected' && firstRoot(s)?.rule !== 'forwarding-broken-one-way',
      healMs: 240_000,
    });
    expect(pairStates(snapshot)).toMatchObject({
      'dc3>dc2': 'connected',
      'dc1>dc3': 'connected',
      'dc2>dc1': 'connected',
    });
    expect(firstRoot(snapshot)).toMatchObject({
      rule: 'blocked-between-mesh-gateways',
      subject: { from: 'dc2', to: 'dc3' },
    });
  }, 400_000);
});
