import type { Page } from '@playwright/test';
import { readConsul } from '../lab/consul-http';
import { type Lab, startLab } from '../lab/start-lab';
import { smallTopology } from '../lab/topology';
import { type Isthmus, startIsthmus } from '../isthmus';
import { QUICK } from '../lab/isthmus-config';
import { expect, openMap, pairOn, test } from './watch';

/** From Consul's own knowledge to the picture. About 0.3 s on an idle machine; the tests share theirs with five Consuls. */
const SOON_MS = 5_000;

let lab: Lab;
let isthmus: Isthmus;
test.beforeAll(async () => {
  test.setTimeout(400_000);
  lab = await startLab(smallTopology(), { octet: 7 });
  const addresses = (name: string) => lab.datacenter(name).servers.map(({ httpAddress }) => httpAddress);
  isthmus = await startIsthmus({
    config: {
      ...QUICK,
      datacenters: { dc1: { addresses: addresses('dc1') }, dc2: { addresses: addresses('dc2') } },
    },
  });
  await isthmus.untilSnapshot(({ status }) => status === 'ok', 60_000);
});
test.afterAll(async () => {
  test.setTimeout(60_000);
  const code = await isthmus?.stop();
  await lab?.stop();
  expect(code).toBe(0);
});

/** Epoch ms at which Consul itself calls a mesh gateway of the datacenter critical. */
async function criticalInConsul(server: string): Promise<number> {
  for (;;) {
    const entries = (await readConsul(server, '/v1/health/service/mesh-gateway')) as {
      Checks: { Status: string }[];
    }[];
    if (entries.some(({ Checks }) => Checks.some(({ Status }) => Status === 'critical'))) return Date.now();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Epoch ms at which the page has drawn the pair so. Browser and Consul are on one clock. */
const drawnAs = (page: Page, pair: string, state: string): Promise<number> =>
  page.evaluate(
    ([item, ending]) =>
      new Promise<number>((resolve) => {
        const look = () => {
          const label = document.querySelector(`[data-item="${item}"]`)?.getAttribute('aria-label');
          if (!label?.endsWith(ending)) return;
          observer.disconnect();
          resolve(Date.now());
        };
        const observer = new MutationObserver(look);
        observer.observe(document.body, { subtree: true, childList: true, attributes: true });
        look();
      }),
    [`pair:${pair}`, `: ${state}`] as const,
  );

test('a real mesh gateway dies: the page says so as soon as Consul knows', async ({ page }) => {
  test.setTimeout(400_000);
  await openMap(page, isthmus.url);
  const verdict = page.getByRole('heading', { level: 1 });
  await expect(verdict).toHaveText(/^ok: /);
  await expect(pairOn(page, 'dc1', 'dc2')).toHaveAccessibleName('dc1 to dc2: connected');
  await expect(pairOn(page, 'dc2', 'dc1')).toHaveAccessibleName('dc2 to dc1: connected');
  await expect(page.getByText('DEMO')).toHaveCount(0);

  const server = lab.datacenter('dc2').servers[0]?.httpAddress ?? '';
  const drawn = drawnAs(page, 'dc1>dc2', 'disconnected');
  const known = criticalInConsul(server);
  await lab.faults.killGateway('dc2', 1);
  const [knownAt, drawnAt] = await Promise.all([known, drawn]);
  const took = drawnAt - knownAt;
  console.log(`dc1 to dc2 drawn as disconnected ${took} ms after dc2's own catalog had its gateway critical`);
  expect(took).toBeLessThanOrEqual(SOON_MS);
  await expect(verdict).toHaveText(/^critical: .*dc2/);
  await expect(pairOn(page, 'dc1', 'dc2')).toHaveAccessibleName('dc1 to dc2: disconnected');

  await lab.heal();
  await lab.waitHealthy();
  await expect(verdict).toHaveText(/^ok: /, { timeout: 60_000 });
  await expect(pairOn(page, 'dc1', 'dc2')).toHaveAccessibleName('dc1 to dc2: connected');
});
