import { failForwarding, healthyObservations, withoutLeader } from '@/lib/observation/testing/observations';
import { takeSnapshot } from '@/lib/snapshot/take-snapshot';
import type { Snapshot } from '@/lib/snapshot/types';
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
  const places = () =>
    page.evaluate(() =>
      ['.wall-verdict', 'h1', '.wall-picture', '.wall-aside', '.wall-board'].map((part) => {
        const { left, top, width, height } = document.querySelector(part)?.getBoundingClientRect() ?? {};
        return { part, left, top, width, height };
      }),
    );
  const before = await places();
  await page.clock.runFor(10_000);
  await expect(band).toContainText(/No agent has answered since \d\d:\d\d:\d\d/);
  const box = await band.boundingBox();
  expect([box?.x, box?.width]).toEqual([0, 1280]);
  // It takes the place of the strip: nothing moves, and the verdict is not hidden.
  expect(await places()).toEqual(before);
  expect(box?.height).toBeLessThanOrEqual(before[0]?.top ?? 0);

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
          names: [...document.querySelectorAll<SVGTextElement>('.wall-name')].map(
            (name) =>
              (parseFloat(getComputedStyle(name).fontSize) * (name.getScreenCTM()?.a ?? 0)) / innerHeight,
          ),
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
    // Every datacenter of the map is named; a matrix names what is not well.
    expect(full.names.length).toBeGreaterThanOrEqual(datacenters > 30 ? 0 : datacenters);
    for (const size of full.names) expect(size).toBeGreaterThanOrEqual(24 / 1080);
    expect(full.zoom).toBe(0);
    for (const [i, box] of full.boxes.entries())
      for (const [j, edge] of box.entries()) {
        expect(edge).toBeGreaterThanOrEqual(0);
        expect(edge).toBeLessThanOrEqual(1);
        expect(Math.abs(edge - (ultra.boxes[i]?.[j] ?? -1)), `edge ${j} of part ${i}`).toBeLessThan(0.01);
      }
  });

/** Many causes in a federation whose names are as long as somebody's worst day. */
function hostile(now: number): Snapshot {
  const name = (n: number) =>
    [`Prod-Über-Frankfurt-Rechenzentrum-7-Halle-${'3-'.repeat(40)}`, 'M'.repeat(200), 'a'.repeat(64)][n] ??
    `dc-${n}-with-a-rather-long-name`;
  const datacenters = Array.from({ length: 12 }, (_, n) => ({ name: name(n), servers: 3, gateways: 2 }));
  let observations = healthyObservations({ datacenters, primary: name(0), mode: 'mesh-gateways', now });
  for (const n of [1, 2, 4, 6, 8, 9]) observations = withoutLeader(observations, name(n));
  for (let n = 0; n < 12; n++)
    if (n !== 3) observations = failForwarding(observations, name(n), name(3), 'connection-lost', 3);
  return takeSnapshot(observations, { now, source: 'consul' }).snapshot;
}

for (const [width, height] of [
  [1920, 1080],
  [1280, 720],
  [1080, 1920],
  [390, 844],
] as const)
  test(`${width} × ${height}: long names and many causes break nothing, and what is left out is counted`, async ({
    page,
  }) => {
    const snapshot = hostile(Date.now());
    const before = { status: 'ok', headline: 'All 12 datacenters reach each other. '.repeat(9) } as const;
    await tell(page, { snapshot, observedAt: new Date().toISOString(), event: { before } });
    await page.setViewportSize({ width, height });
    await page.goto(`${isthmus.url}/wall`);
    await expect(page.getByRole('heading', { level: 1, name: '…' })).toBeVisible();
    const causes = snapshot.findings.filter(({ severity }) => severity !== 'info').length;
    const see = () =>
      page.evaluate(() => {
        const visible = (selector: string) =>
          [...document.querySelectorAll<HTMLElement>(selector)].filter((element) =>
            element.checkVisibility({ visibilityProperty: true }),
          );
        const isBeyond = (element: HTMLElement) => {
          const { right, bottom } = element.getBoundingClientRect();
          const aside = document.querySelector('.wall-aside')?.getBoundingClientRect();
          return right > innerWidth + 1 || (aside !== undefined && bottom > aside.bottom + 1);
        };
        return {
          entries: visible('.wall-entry').length,
          rest: visible('.wall-rest')
            .map((element) => element.textContent)
            .join(),
          beyond: visible('.wall-entry, .wall-rest, .wall-board, .wall-step, .wall-command')
            .filter(isBeyond)
            .map((element) => element.className),
          wide: document.documentElement.scrollWidth > innerWidth,
        };
      });
    // Entries are fitted once the letters are there.
    await expect(async () => {
      const seen = await see();
      expect(seen).toMatchObject({ beyond: [], wide: false });
      expect(seen.entries).toBeGreaterThan(0);
      // The verdict names the first.
      expect(1 + seen.entries + Number(/\d+/.exec(seen.rest)?.[0] ?? 0)).toBe(causes);
    }).toPass({ timeout: 10_000 });
  });

test('distance on the wall is round-trip time where its address asks, with a scale', async ({ page }) => {
  const { snapshot } = takeLarge(12, Date.now());
  await tell(page, { snapshot, observedAt: new Date().toISOString() });
  await page.setViewportSize({ width: 1920, height: 1080 });
  await page.goto(`${isthmus.url}/wall?layout=distance`);
  await expect(page.getByText(/^\d+ ms round trip$/)).toBeVisible();
  await expect(page.locator('.wall-name').first()).toBeVisible();
  await page.goto(`${isthmus.url}/wall`);
  await expect(page.locator('.wall-name')).toHaveCount(12);
  await expect(page.getByText(/ms round trip$/)).toHaveCount(0);
});
