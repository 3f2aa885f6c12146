import { type Isthmus, startIsthmus } from '../isthmus';
import { datacenterOn, details, expect, openMap, pairOn, test, theMap } from './watch';

let isthmus: Isthmus;
test.beforeAll(async () => {
  test.setTimeout(200_000);
  isthmus = await startIsthmus({ args: ['--demo'] });
  await isthmus.untilSnapshot(({ status }) => status === 'ok');
});
test.afterAll(async () => expect(await isthmus?.stop()).toBe(0));

test('Tab leads to the datacenters, arrows to everything else, Enter opens', async ({ page }) => {
  await openMap(page, isthmus.url);
  const first = datacenterOn(page, 'us-east');
  await expect(async () => {
    await page.keyboard.press('Tab');
    await expect(first).toBeFocused({ timeout: 50 });
  }).toPass({ intervals: [0], timeout: 10_000 });

  await page.keyboard.press('ArrowRight');
  await expect(datacenterOn(page, 'ap-south')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(details(page).getByRole('heading', { name: 'ap-south', exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(details(page)).toHaveCount(0);

  await page.keyboard.press('ArrowUp');
  const pair = theMap(page).locator('[data-item^="pair:ap-south>"]:focus');
  await expect(pair).toHaveAccessibleName(/^ap-south to .*: connected$/);
  await page.keyboard.press('Enter');
  await expect(details(page)).toContainText('ordered pair');
  await expect(details(page).getByRole('heading', { level: 3 })).toContainText([/^Gossip/, /^Forw/, /^Mesh/]);
});

test('zooms by buttons and by keys', async ({ page }) => {
  await openMap(page, isthmus.url);
  const width = async () => (await datacenterOn(page, 'us-east').boundingBox())?.width ?? 0;
  const whole = await width();
  const out = page.getByRole('button', { name: 'Zoom out' });
  await expect(out).toBeDisabled();
  await page.getByRole('button', { name: 'Zoom in' }).click();
  await expect.poll(width).toBeGreaterThan(whole * 1.3);
  await expect(out).toBeEnabled();
  await page.getByRole('button', { name: 'Show the whole map' }).click();
  await expect.poll(width).toBeCloseTo(whole, 0);

  await theMap(page).focus();
  await page.keyboard.press('+');
  await expect.poll(width).toBeGreaterThan(whole * 1.3);
  const left = async () => (await datacenterOn(page, 'us-east').boundingBox())?.x ?? 0;
  const before = await left();
  await page.keyboard.press('ArrowLeft');
  await expect.poll(left).toBeGreaterThan(before);
  await page.keyboard.press('0');
  await expect.poll(width).toBeCloseTo(whole, 0);
  await expect(out).toBeDisabled();
});

test('light and dark, kept over a reload', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await openMap(page, isthmus.url);
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await ground();
  await page.getByLabel('Theme, palette and clock').click();
  await page.getByRole('button', { name: 'Dark' }).click();
  await expect.poll(ground).not.toBe(light);
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('on a phone: the verdict before the map, nothing wider than the screen', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openMap(page, isthmus.url);
  const verdict = await page.getByRole('heading', { level: 1 }).boundingBox();
  const map = await theMap(page).boundingBox();
  expect(verdict && map && verdict.y + verdict.height <= map.y).toBe(true);
  const wide = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(await wide()).toBe(0);
  await page.goto(`${isthmus.url}/?view=table`);
  await expect(page.getByRole('table')).toBeVisible();
  expect(await wide()).toBe(0);
  await page.goto(`${isthmus.url}/?select=pair:us-east>eu-north`);
  await expect(pairOn(page, 'us-east', 'eu-north')).toHaveAttribute('aria-pressed', 'true');
  await expect(details(page).getByRole('heading', { name: 'Gossip: good' })).toBeVisible();
  expect(await wide()).toBe(0);
});

test('every answer carries the security headers, a page a nonce of its own', async ({ request }) => {
  const answers = await Promise.all(
    [
      ['/', 200],
      ['/', 200],
      ['/api/v1/snapshot', 200],
      ['/healthz', 200],
      ['/nothing-here', 404],
      ['/api/v1/nothing-here', 404],
    ].map(async ([path, status]) => {
      const answer = await request.get(`${isthmus.url}${path}`);
      expect(answer.status(), `${path}`).toBe(status);
      const headers = answer.headers();
      expect(headers, `${path}`).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'x-frame-options': 'DENY',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
      });
      expect(headers['x-powered-by'], `${path}`).toBeUndefined();
      return headers['content-security-policy'] ?? '';
    }),
  );
  const nonces = answers.map((policy) => /'nonce-([^']+)'/.exec(policy)?.[1]);
  expect(nonces[0]).toBeTruthy();
  expect(nonces[1]).toBeTruthy();
  expect(nonces[0]).not.toBe(nonces[1]);
  for (const policy of answers) {
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe-inline|unsafe-eval/);
  }
});
