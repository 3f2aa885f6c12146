import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Isthmus, startIsthmus } from '../isthmus';
import { QUICK } from '../lab/isthmus-config';
import { alarms } from '../lab/judge';
import { pairStates } from '../lab/pair-states';
import { type Lab, startLab } from '../lab/start-lab';
import { defaultTopology } from '../lab/topology';

let lab: Lab;
const started: Isthmus[] = [];
const watch = async (address: string): Promise<Isthmus> => {
  const isthmus = await startIsthmus({ config: QUICK, env: { CONSUL_HTTP_ADDR: address } });
  started.push(isthmus);
  return isthmus;
};

beforeAll(async () => {
  lab = await startLab(defaultTopology({ client: true }), { timing: 'fast' });
});
afterAll(async () => {
  await Promise.all(started.map((isthmus) => isthmus.stop()));
  await lab?.stop();
});

it('finds the whole federation from one server, and says how far it sees', async () => {
  const isthmus = await watch(lab.agent('dc1-s1').httpAddress);
  const snapshot = await isthmus.untilSnapshot((s) =>
    s.datacenters.every(({ meshGatewaysKnown }) => meshGatewaysKnown),
  );
  expect(snapshot.datacenters.map(({ name, observed }) => [name, observed])).toEqual([
    ['dc1', 'directly'],
    ['dc2', 'through'],
    ['dc3', 'through'],
  ]);
  expect(pairStates(snapshot)).toEqual({
    'dc1>dc2': 'connected',
    'dc1>dc3': 'connected',
    'dc2>dc1': 'unknown',
    'dc2>dc3': 'unknown',
    'dc3>dc1': 'unknown',
    'dc3>dc2': 'unknown',
  });
  expect(snapshot.headline).toContain('2 of 6 pairs');
  expect(snapshot.headline).toContain('dc1');
  expect(snapshot.status).toBe('ok');
  expect(
    snapshot.datacenters.map(({ servers, meshGateways }) => [servers.length, meshGateways.length]),
  ).toEqual([
    [3, 2],
    [3, 2],
    [1, 1],
  ]);
});

it('works from a client agent: gossip unknown, forwarding measured, the servers to add are named', async () => {
  const client =
    lab.agents.find(({ role, datacenter }) => role === 'client' && datacenter === 'dc1') ??
    lab.agents.find(({ role }) => role === 'gateway-host');
  if (!client) throw new Error('the lab has no client agent');
  const isthmus = await watch(client.httpAddress);
  const snapshot = await isthmus.untilSnapshot((s) => s.coverage.pairsMeasured === 2);
  expect(snapshot.pairs.forwarding.match(/c/g)).toHaveLength(2);
  expect(snapshot.pairs.gossip).toMatch(/^[?-]+$/);
  expect(alarms(snapshot).filter(({ severity }) => severity === 'critical')).toEqual([]);
  const finding = snapshot.findings.find(({ rule }) => rule === 'client-agent-vantage');
  expect(JSON.stringify(finding)).toContain(lab.agent(`${client.datacenter}-s1`).address);
});
