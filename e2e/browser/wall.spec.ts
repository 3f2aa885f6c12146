import { type Isthmus, startIsthmus } from '../isthmus';
import { takeLarge } from './large-snapshot';
import { SNAPSHOT, tell } from './stand-in';
import { expect, test } from './watch';

let isthmus: Isthmus;
test.beforeAll(async () => {
  test.setTimeout(200_000);
  isthmus = await startIsthmus({ args: ['--demo'] });
});
test.afterAll(async () => expect(await isthmus?.stop()).toBe(0));
test.describe.configure({ timeout: 120_000 });

/** Of data asked for every 10 s: two intervals and the time an answer may take. */
const STALE_AFTER_MS = 30_000;

test('when the data stand still it says STALE across the screen, and takes that back by itself', async ({
  page,
}) => {
  await page.clock.install({ time: Date.now() });
  const { snapshot } = takeLarge(6, Date.now());
  let observedAt = new Date().toISOString();
  await tell(page, { snapshot, observedAt, event: { staleAfterMs: STALE_AFTER_MS } });
  await page.route(SNAPSHOT, (route) =>
    route.fulfill({ json: snapshot, headers: { 'isthmus-observed-at': observedAt } }),
  );
  await page.goto(`${isthmus.url}/wall?refresh=10s&tz=utc`);
  await expect(page.getByRole('heading', { level: 1, name: /dc003/ })).toBeVisible();
  const band = page.getByRole('alert').filter({ hasText: 'STALE' });
  await page.clock.runFor(STALE_AFTER_MS - 5_000);
  await expect(band).toHaveCount(0);
  await page.clock.runFor(10_000);
  await expect(band).toContainText(/No agent has answered since \d\d:\d\d:\d\d/);
  const box = await band.boundingBox();
  expect([box?.x, box?.width]).toEqual([0, 1280]);

  // Agents answer again: the next refresh brings it, nobody touches anything.
  observedAt = new Date(await page.evaluate(() => Date.now())).toISOString();
  await page.clock.runFor(10_000);
  await expect(band).toHaveCount(0);
});

test('a new build is loaded by itself', async ({ page }) => {
  const { snapshot } = takeLarge(3, Date.now());
  await tell(page, { snapshot, observedAt: new Date().toISOString() });
  // Another build answers a moment later, until the page has been loaded anew.
  await page.addInitScript(() => {
    const loads = Number(sessionStorage.getItem('loads') ?? 0) + 1;
    sessionStorage.setItem('loads', String(loads));
    if (loads > 1) return;
    const Opened = window.EventSource;
    window.EventSource = class extends Opened {
      constructor(url: string | URL) {
        super(url);
        this.addEventListener('revision', ({ data }: MessageEvent<string>) => {
          const event = JSON.parse(data) as { build: string };
          if (event.build === 'test')
            setTimeout(
              () =>
                this.dispatchEvent(
                  new MessageEvent('revision', { data: JSON.stringify({ ...event, build: 'next' }) }),
                ),
              1_000,
            );
        });
      }
    };
  });
  await page.goto(`${isthmus.url}/wall`);
  await page.waitForFunction(() => sessionStorage.getItem('loads') === '2', null, { timeout: 30_000 });
  await expect(page.getByRole('heading', { level: 1, name: /dc00/ })).toBeVisible();
});

for (const datacenters of [3, 30, 100])
  test(`${datacenters} datacenters: all on the screen, the same at twice the size, large enough to read from afar`, async ({
    page,
  }) => {
    const { snapshot } = takeLarge(datacenters, Date.now());
    await tell(page, { snapshot, observedAt: new Date().toISOString() });
    const parts = async (width: number, height: number) => {
      await page.setViewportSize({ width, height });
      await page.goto(`${isthmus.url}/wall?kiosk&theme=dark&tz=utc`);
      await expect(page.getByRole('heading', { level: 1, name: /dc0/ })).toBeVisible();
      await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
      return page.evaluate(() => {
        const box = (element: Element) => {
          const { left, top, right, bottom } = element.getBoundingClientRect();
          return [left, top, right, bottom].map((n) => n / innerWidth);
        };
        const texts = [...document.querySelectorAll('.wall-strip p, .wall-body *')].filter(
          (element) =>
            element.checkVisibility() &&
            !element.closest('.sr-only, svg') &&
            [...element.childNodes].some(({ nodeType }) => nodeType === Node.TEXT_NODE),
        );
        return {
          boxes: ['.wall-strip', 'h1', '.wall-picture', '.wall-aside'].map((part) => {
            const element = document.querySelector(part);
            return element ? box(element) : [];
          }),
          smallest:
            Math.min(...texts.map((element) => parseFloat(getComputedStyle(element).fontSize))) / innerHeight,
          zoom: [...document.querySelectorAll('[aria-label="Zoom"]')].filter((element) =>
            element.checkVisibility(),
          ).length,
        };
      });
    };
    const [full, ultra] = [await parts(1920, 1080), await parts(3840, 2160)];
    // 24 px of 1080: a hand's width of a display of 1.2 m holds a line that can be read from five metres.
    expect(full.smallest).toBeGreaterThanOrEqual(24 / 1080);
    expect(full.zoom).toBe(0);
    for (const [i, box] of full.boxes.entries())
      for (const [j, edge] of box.entries()) {
        expect(edge).toBeGreaterThanOrEqual(0);
        expect(edge).toBeLessThanOrEqual(1);
        expect(Math.abs(edge - (ultra.boxes[i]?.[j] ?? -1)), `edge ${j} of part ${i}`).toBeLessThan(0.01);
      }
  });
