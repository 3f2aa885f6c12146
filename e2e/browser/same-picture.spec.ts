import { writeFile } from 'node:fs/promises';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { toDatacenterDetail } from '@/lib/snapshot/datacenter-detail';
import type { Taken } from '@/lib/snapshot/take-snapshot';
import { type Isthmus, startIsthmus } from '../isthmus';
import { takeLarge } from './large-snapshot';
import { tell } from './stand-in';
import { expect, test } from './watch';

/**
 * The same data are the same pixels: in two windows that share nothing, whatever was shown before, told in whatever order. Pictures are
 * compared with each other and none is kept: letters differ between machines and builds of a browser by more than a fault would.
 */

let isthmus: Isthmus;
test.beforeAll(async () => {
  test.setTimeout(200_000);
  isthmus = await startIsthmus({ args: ['--demo'] });
});
test.afterAll(async () => expect(await isthmus?.stop()).toBe(0));
test.describe.configure({ timeout: 120_000 });

const NOW = Date.UTC(2026, 0, 15, 9, 30);
const FINDING = encodeURIComponent(takeLarge(6, NOW).snapshot.findings[0]?.id ?? '');
const WALL = { width: 1920, height: 1080 };

const SHOWN = [
  { path: '/', datacenters: 6 },
  { path: `/?select=finding:${FINDING}`, datacenters: 6 },
  { path: '/datacenters/dc003', datacenters: 6 },
  { path: '/matrix', datacenters: 60 },
  { path: '/wall?tz=utc', datacenters: 6, size: WALL },
  { path: '/wall?tz=utc', datacenters: 60, size: WALL },
] as const;

type Shown = (typeof SHOWN)[number];
type Window = { colorScheme: 'light' | 'dark'; taken: Taken; before?: string };

/** Chromium rounds the soft edge of a round corner now so, now so, depending on what it has painted before: this many pixels by so little. */
const EDGES = 60;
const SHADES = 2;

/** How many pixels of two pictures differ, and by how much of 255 at most. Decoded by the browser, where they are not the same bytes. */
async function difference(page: Page, one: Buffer, other: Buffer): Promise<{ pixels: number; most: number }> {
  if (one.equals(other)) return { pixels: 0, most: 0 };
  return page.evaluate(
    async (pictures) => {
      const [a, b] = await Promise.all(
        pictures.map(async (base64) => {
          const image = new Image();
          image.src = `data:image/png;base64,${base64}`;
          await image.decode();
          const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
          context?.drawImage(image, 0, 0);
          return context?.getImageData(0, 0, image.width, image.height).data ?? new Uint8ClampedArray();
        }),
      );
      if (!a || !b || a.length !== b.length) return { pixels: Infinity, most: 255 };
      let [pixels, most] = [0, 0];
      for (let i = 0; i < a.length; i += 4) {
        const by = Math.max(...[0, 1, 2].map((c) => Math.abs((a[i + c] ?? 0) - (b[i + c] ?? 0))));
        if (by > 0) pixels++;
        most = Math.max(most, by);
      }
      return { pixels, most };
    },
    [one.toString('base64'), other.toString('base64')],
  );
}

/** A window of its own at a standing clock, in which `before` was looked at first. */
async function open(
  browser: Browser,
  shown: Shown,
  window: Window,
): Promise<{ picture: Buffer; context: BrowserContext }> {
  const { colorScheme, taken, before } = window;
  const viewport = 'size' in shown ? shown.size : { width: 1280, height: 800 };
  const context = await browser.newContext({
    viewport,
    colorScheme,
    reducedMotion: 'reduce',
    timezoneId: 'UTC',
  });
  const page = await context.newPage();
  await page.clock.setFixedTime(NOW);
  await tell(page, { snapshot: taken.snapshot, observedAt: new Date(NOW).toISOString() });
  await page.route('**/api/v1/datacenters/*', (route) => {
    const name = route.request().url().split('/').at(-1);
    const datacenter = taken.federation.datacenters.find((one) => one.name === name);
    return datacenter
      ? route.fulfill({ json: toDatacenterDetail(taken.federation, datacenter) })
      : route.abort();
  });
  if (before !== undefined) await page.goto(`${isthmus.url}${before}`);
  await page.goto(`${isthmus.url}${shown.path}`);
  if (before !== undefined) await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: /dc0/ })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText(/^Reading/)).toHaveCount(0);
  await page.evaluate(() => document.fonts.ready);
  // The page ticks once more: what is drawn is all of this second.
  await page.clock.setFixedTime(NOW + 5_000);
  await expect(page.getByText(/\b5 s old/).first()).toBeVisible();
  return { picture: await page.screenshot(), context };
}

for (const shown of SHOWN)
  for (const colorScheme of ['light', 'dark'] as const)
    test(`${shown.path.split('%')[0]} of ${shown.datacenters} datacenters is the same picture twice, ${colorScheme}`, async ({
      browser,
      page,
    }, info) => {
      const one = await open(browser, shown, { colorScheme, taken: takeLarge(shown.datacenters, NOW) });
      const taken = takeLarge(shown.datacenters, NOW, { backwards: true });
      const other = await open(browser, shown, { colorScheme, taken, before: '/rules' });
      const { pixels, most } = await difference(page, one.picture, other.picture);
      if (pixels > 0) {
        await writeFile(info.outputPath('one.png'), one.picture);
        await writeFile(info.outputPath('other.png'), other.picture);
      }
      expect(pixels, 'pixels that differ').toBeLessThanOrEqual(EDGES);
      expect(most, 'of 255, the largest difference of a channel').toBeLessThanOrEqual(SHADES);
      await one.context.close();
      await other.context.close();
    });
