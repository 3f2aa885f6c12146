import { stopGateways } from '../demo-faults';
import { type Isthmus, startIsthmus } from '../isthmus';
import { largeSnapshot } from './large-snapshot';
import { tell } from './stand-in';
import { details, expect, openMap, test } from './watch';

let isthmus: Isthmus;
test.beforeAll(async () => {
  test.setTimeout(200_000);
  isthmus = await startIsthmus({ args: ['--demo'] });
  await isthmus.untilSnapshot(({ status }) => status === 'ok');
  await stopGateways(isthmus);
});
test.afterAll(async () => expect(await isthmus?.stop()).toBe(0));
test.describe.configure({ timeout: 120_000 });

test('the matrix is walked by keyboard, says each cell, and opens its evidence', async ({ page }) => {
  await page.goto(`${isthmus.url}/matrix`);
  const matrix = page.getByRole('application', { name: /^Matrix of all ordered pairs/ });
  await matrix.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  const said = page.getByText(/us-east → \S+: connected · gossip/);
  await expect(said).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(details(page).getByRole('heading', { name: /^Gossip/ })).toBeVisible();
  await expect(page).toHaveURL(/select=pair/);
});

test('a matrix larger than the screen follows the keyboard, and names the rows that matter', async ({
  page,
}) => {
  await tell(page, { snapshot: largeSnapshot(200, Date.now()), observedAt: new Date().toISOString() });
  await page.goto(`${isthmus.url}/matrix`);
  const matrix = page.getByRole('application', { name: /^Matrix of all ordered pairs/ });
  await matrix.focus();
  await page.keyboard.press('ArrowDown');
  for (let i = 0; i < 20; i++) await page.keyboard.press('PageDown');
  await expect(page.getByText(/^dc200 → dc001: /)).toBeVisible();
  const isSeen = () =>
    matrix.evaluate((element) => {
      const pane = element.parentElement?.getBoundingClientRect();
      const place = element.querySelector('span')?.getBoundingClientRect();
      return pane && place && place.top >= pane.top && place.bottom <= pane.bottom;
    });
  await expect.poll(isSeen).toBe(true);
  await matrix.press('Escape');
  const causes = page.getByRole('region', { name: 'Causes' });
  await causes.getByRole('button').first().click();
  await expect(details(page)).toBeVisible();
});

test('the matrix as CSV has every pair', async ({ page }) => {
  const response = await page.request.get(`${isthmus.url}/api/v1/pairs?format=csv`);
  const lines = (await response.text()).trim().split('\r\n');
  expect(lines).toHaveLength(31);
  expect(lines.filter((line) => line.includes(',disconnected,')).length).toBeGreaterThan(5);
});

test('a datacenter has a page of its own, and an unknown one is a 404 that says which there are', async ({
  page,
  watch,
}) => {
  watch.allow(/status of 404/);
  await page.goto(`${isthmus.url}/datacenters/eu-central`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('eu-central: critical');
  await expect(page.getByRole('region', { name: 'Mesh gateways' })).toContainText('connection refused');
  await expect(page.getByRole('region', { name: 'Server options, side by side' })).toContainText(
    'connect.enabled',
  );
  await expect(page.getByRole('region', { name: 'Ask Consul yourself' })).toContainText(
    'consul members -wan',
  );
  const response = await page.goto(`${isthmus.url}/datacenters/eu-centrall`);
  expect(response?.status()).toBe(404);
  await expect(page.getByRole('link', { name: 'eu-central', exact: true })).toBeVisible();
});

test('a report on paper is light whatever the screen is, dated, and without what is for a hand', async ({
  page,
}) => {
  for (const path of ['/verify', '/datacenters/eu-central']) {
    await page.emulateMedia({ media: 'screen', colorScheme: 'dark' });
    await page.goto(`${isthmus.url}${path}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByText(/^data of \d{4}-\d\d-\d\d/)).toBeHidden();
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await expect(page.getByText(/^data of \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC/)).toBeVisible();
    await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(255, 255, 255)');
    await expect(page.getByRole('region', { name: 'Demo', exact: true })).toBeVisible();
    await expect(page.getByRole('navigation', { name: 'Pages' })).toBeHidden();
    await expect(page.getByRole('button', { name: /Verify|^Copy/ }).first()).toBeHidden();
  }
  // In a fold on the screen.
  await expect(page.getByText('tls12').first()).toBeVisible();
});

test('the command palette leads to a gateway by keyboard alone', async ({ page }) => {
  await openMap(page, isthmus.url);
  await page.keyboard.press('Control+k');
  await expect(page.getByPlaceholder(/A page, datacenter/)).toBeFocused();
  await page.keyboard.type('sa-east gateways mesh-gateway-1');
  await expect(page.getByRole('option')).toHaveText(/^mesh-gateway-1sa-east/);
  await page.keyboard.press('Enter');
  await expect(details(page)).toContainText('mesh gateway in sa-east');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard help' })).toContainText('from cell to cell');
});

test('the safe palette and UTC are remembered', async ({ page }) => {
  await openMap(page, isthmus.url);
  await page.getByLabel('Theme, palette and clock').click();
  await page.getByRole('button', { name: 'Colour-blind safe' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-palette', 'safe');
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-palette', 'safe');
});

test('the wall shows the demo only when its address asks', async ({ page }) => {
  await page.goto(`${isthmus.url}/wall`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('not your Consul');
  await page.goto(`${isthmus.url}/wall?demo&tz=utc&theme=dark`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('eu-central');
  await expect(page.getByText('DEMO', { exact: true }).last()).toBeVisible();
  await expect(page.getByText(/^data of \d\d:\d\d:\d\d UTC/)).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('the wall says STALE by itself, even when its scripts have stopped', async ({ page, watch }) => {
  watch.allow(/Failed to load resource|net::ERR_/);
  await page.addInitScript(() => {
    const Opened = window.EventSource;
    window.EventSource = class extends Opened {
      constructor(url: string | URL) {
        super(url);
        document.addEventListener('freeze-for-test', () => this.close());
      }
    };
  });
  await page.goto(`${isthmus.url}/wall?demo`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('eu-central');
  // Fresh data would start the animation anew: that is what it is for.
  await page.route('**/api/v1/**', (route) => route.abort());
  // No tick any more: what a page whose scripts hang looks like to its style sheet.
  await page.evaluate(() => {
    document.dispatchEvent(new Event('freeze-for-test'));
    for (let id = Number(setTimeout(() => undefined)); id > 0; id--) {
      clearTimeout(id);
      clearInterval(id);
    }
  });
  await expect(page.locator('.wall-dead-man')).toHaveCSS('opacity', '1', { timeout: 40_000 });
});

test('the page of a rule that does not exist is a 404 that names the nearest, also behind a TLS proxy', async ({
  page,
  watch,
}) => {
  watch.allow(/status of 404/);
  const address = `${isthmus.url}/rules/failed-wan-membr`;
  for (const headers of [{}, { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'isthmus.example.com' }]) {
    const response = await page.request.get(address, { headers });
    expect(response.status()).toBe(404);
    expect((await response.text()).includes('href="/rules/failed-wan-member"')).toBe(true);
  }
  await page.goto(address);
  await expect(page.getByRole('link', { name: 'failed-wan-member' })).toBeVisible();
});

test('commands and lines of logs are shown as they are written: an arrow of two signs stays two', async ({
  page,
}) => {
  await page.goto(`${isthmus.url}/decode`);
  for (const element of ['body', 'textarea'])
    await expect(page.locator(element)).toHaveCSS('font-variant-ligatures', 'none');
});
