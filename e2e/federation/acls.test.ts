import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Isthmus, startIsthmus } from '../isthmus';
import { type Lab, startLab } from '../lab/start-lab';
import { smallTopology } from '../lab/topology';
import { everyServer } from '../lab/isthmus-config';
import { isWell } from '../lab/judge';
import { expectAllConnected } from './expectations';

let lab: Lab;
const started: Isthmus[] = [];
const watchWith = async (token: string): Promise<Isthmus> => {
  const isthmus = await startIsthmus({ config: { ...everyServer(lab), defaults: { token } } });
  started.push(isthmus);
  return isthmus;
};

beforeAll(async () => {
  lab = await startLab(smallTopology({}), { timing: 'fast', acls: true });
});
afterAll(async () => {
  await Promise.all(started.map((isthmus) => isthmus.stop()));
  await lab?.stop();
});

const tokens = () => {
  if (!lab.tokens) throw new Error('the lab has no ACLs');
  return lab.tokens;
};

it('sees everything with the documented read-only token, and never shows it', async () => {
  const isthmus = await watchWith(tokens().readOnly);
  const snapshot = await isthmus.untilSnapshot(isWell);
  expectAllConnected(snapshot, ['gossip', 'forwarding', 'gateways']);
  const observations = await (await fetch(`${isthmus.url}/api/v1/observations`)).text();
  const shown = [
    JSON.stringify(snapshot),
    observations,
    isthmus.output(),
    await (await fetch(isthmus.url)).text(),
  ].join('\n');
  expect(shown).not.toContain(tokens().readOnly);
});

it('says what a token without operator:read cannot see, and takes it for no outage', async () => {
  const isthmus = await watchWith(tokens().withoutOperator);
  const snapshot = await isthmus.untilSnapshot((s) =>
    s.findings.some(({ rule }) => rule === 'denied-or-filtered-reads'),
  );
  expect(snapshot.status).not.toBe('critical');
  expect(snapshot.status).not.toBe('ok');
  expect(JSON.stringify(snapshot.findings)).toContain('operator');
  expectAllConnected(snapshot, ['forwarding', 'gossip']);
});
