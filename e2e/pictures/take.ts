// The pictures of the README, `npm run pictures`: the demo federation with a fault in it, in a real browser, light and dark.
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from '@playwright/test';
import { tell } from '../browser/stand-in';
import { largeSnapshot } from '../browser/large-snapshot';
import { provideChromium } from '../chromium.mjs';
import { stopGateways } from '../demo-faults';
import { type Isthmus, startIsthmus } from '../isthmus';
import { FOLDER, fileOf, PICTURES, THEMES, type Picture, type Theme } from './list';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The page as it is shown, once all that it reads has come and its fonts are there. */
async function settle(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1, name: /dc050|eu-central/ }).waitFor({ timeout: 90_000 });
  await page
    .getByText(/^(Reading|Looking)/)
    .first()
    .waitFor({ state: 'detached' });
  await page.evaluate(() => document.fonts.ready);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

async function take(browser: Browser, isthmus: Isthmus, picture: Picture, theme: Theme): Promise<void> {
  const { path, size, scale = 1, part, datacenters } = picture;
  const context = await browser.newContext({
    viewport: size,
    deviceScaleFactor: scale,
    colorScheme: theme,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  if (datacenters !== undefined) {
    // What runs this file names functions by a helper that the page does not have.
    await page.addInitScript({ content: 'globalThis.__name = (it) => it' });
    // As invented as the demo, and marked so.
    const snapshot = { ...largeSnapshot(datacenters, Date.now()), source: 'demo' as const };
    await tell(page, { snapshot, observedAt: new Date().toISOString() });
  }
  const first = (await isthmus.snapshot()).findings[0]?.id ?? '';
  await page.goto(`${isthmus.url}${path.replace('first', encodeURIComponent(first))}`);
  await settle(page);
  const box = part && (await page.getByRole(part.role, { name: part.name }).boundingBox());
  const { x, y, width } = box ?? { x: 0, y: 0, width: size.width };
  // Not Playwright's own: it writes no WebP, which is a fifth of a PNG.
  const cdp = await context.newCDPSession(page);
  const { data } = await cdp.send('Page.captureScreenshot', {
    format: 'webp',
    quality: 90,
    clip: { x, y, width, height: size.height - y, scale: 1 },
  });
  await writeFile(`${root}/${fileOf(picture, theme)}`, Buffer.from(data, 'base64'));
  await context.close();
}

const executablePath = provideChromium();
const isthmus = await startIsthmus({ args: ['--demo'] });
try {
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--font-render-hinting=none'],
  });
  await mkdir(`${root}/${FOLDER}`, { recursive: true });
  await isthmus.untilSnapshot(({ status }) => status === 'ok');
  await stopGateways(isthmus);
  for (const picture of PICTURES)
    for (const theme of THEMES) {
      await take(browser, isthmus, picture, theme);
      process.stdout.write(`${fileOf(picture, theme)}\n`);
    }
  await browser.close();
} finally {
  await isthmus.stop();
}
