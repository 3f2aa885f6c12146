import AxeBuilder from '@axe-core/playwright';
import { type Isthmus, startIsthmus } from '../isthmus';
import { details, expect, test, theMap } from './watch';

let isthmus: Isthmus;
test.beforeAll(async () => {
  test.setTimeout(200_000);
  isthmus = await startIsthmus({ args: ['--demo'] });
  await isthmus.untilSnapshot(({ status }) => status === 'ok');
  const answer = await fetch(`${isthmus.url}/api/v1/demo/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id: 'gateways-stopped', active: true }),
  });
  expect(answer.status).toBe(200);
  await isthmus.untilSnapshot(({ status }) => status === 'critical');
});
test.afterAll(async () => expect(await isthmus?.stop()).toBe(0));

// axe looks at several hundred shapes; a busy machine takes its time.
test.describe.configure({ timeout: 120_000 });

const VIEWS = [
  { view: 'map', path: '/' },
  { view: 'details of a pair', path: '/?select=pair:us-east>eu-central' },
  { view: 'table', path: '/?view=table' },
] as const;
const SCREENS = [
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
] as const;

for (const { view, path } of VIEWS)
  for (const screen of SCREENS)
    for (const colorScheme of ['light', 'dark'] as const)
      test(`axe has nothing against the ${view}, ${colorScheme}, ${screen.width} px wide`, async ({
        page,
      }) => {
        await page.setViewportSize(screen);
        await page.emulateMedia({ colorScheme });
        await page.goto(`${isthmus.url}${path}`);
        await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^critical: /);
        // What is fetched when it is first looked at must be there before it is judged.
        await expect(page.getByRole('switch').first()).toBeVisible();
        await expect(view === 'table' ? page.getByRole('table') : theMap(page)).toBeVisible();
        if (view === 'details of a pair')
          await expect(details(page).getByRole('heading', { name: /^Gossip/ })).toBeVisible();

        const { violations, passes } = await new AxeBuilder({ page }).analyze();
        expect(passes.length).toBeGreaterThan(10);
        expect(
          violations.map(({ id, help, nodes }) => ({
            id,
            help,
            nodes: nodes.map(({ html, failureSummary }) => `${html.slice(0, 200)}: ${failureSummary}`),
          })),
        ).toEqual([]);
      });
