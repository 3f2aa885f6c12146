import type { Browser, CDPSession, Page } from '@playwright/test';
import type { Figure } from './figures';
import { tracedFrames, type Frames } from './frames';
import type { PlayedFederation } from './played-federation';

const SIZE = { width: 1920, height: 1080 };
const LOADED_MS = 1_500;

type Setting = { browser: Browser; url: string; at: string; played: PlayedFederation; unhealthy: string };

/** One size of federation in a real browser: first picture, gestures, an update, heap and elements; on the ring, then by distance. */
export async function measureBrowser(setting: Setting): Promise<Figure[]> {
  return [
    ...(await measureLayout(setting, {
      name: '',
      query: '',
      gestureMs: 3_000,
      changes: [true, false, true],
    })),
    ...(await measureLayout(setting, {
      name: ', by distance',
      query: '?layout=distance',
      gestureMs: 2_000,
      changes: [true],
    })),
  ];
}

type Layout = {
  /** Behind the name of every figure. */
  name: string;
  query: string;
  gestureMs: number;
  /** Broken, mended, broken: each is seen at least once; a large federation tells of it in several snapshots. */
  changes: readonly boolean[];
};

async function measureLayout(
  { browser, url, at, played, unhealthy }: Setting,
  { name: layout, query, gestureMs, changes }: Layout,
): Promise<Figure[]> {
  const page = await browser.newPage({ viewport: SIZE });
  // tsx names functions by a helper that pages do not have.
  await page.addInitScript({ content: 'globalThis.__name = (named) => named' });
  const cdp = await page.context().newCDPSession(page);
  const figure = (
    name: string,
    value: number,
    unit: string,
    budget: number | null,
    atLeast?: true,
  ): Figure => ({
    name: `${name}${layout}`,
    at,
    value,
    unit,
    budget,
    ...(atLeast && { atLeast }),
  });
  const first = await firstPicture(page, `${url}/${query}`);
  const figures = [figure('first complete picture', first, 'ms', 1_300)];
  // Gestures are fetched after the picture: a drag that begins before they are there is nobody's.
  await page.waitForTimeout(LOADED_MS);
  const pan = await tracedFrames(cdp, () => drag(page, gestureMs));
  const zoom = await tracedFrames(cdp, () => wheel(page, gestureMs));
  figures.push(...frameFigures('pan', pan), ...frameFigures('zoom', zoom));
  const repainted = await update(page, played, unhealthy, changes);
  figures.push(figure('1 % of the pairs changed → repainted', repainted, 'ms', 120));
  const { elements, heapMb } = await weight(page, cdp);
  figures.push(figure('elements', elements, '', at.startsWith('200') ? 4_000 : null));
  figures.push(figure('heap', heapMb, 'MB', null));
  await page.close();
  return figures;

  function frameFigures(name: string, { perSecond, longestMs }: Frames): Figure[] {
    return [
      figure(`${name}: frames presented`, perSecond, 'frames/s', 55, true),
      figure(`${name}: longest frame`, longestMs, 'ms', 200),
    ];
  }
}

/** ms from navigation to the second frame after every datacenter is on the map. */
async function firstPicture(page: Page, url: string): Promise<number> {
  await page.addInitScript(() => {
    const look = () => {
      if (!document.querySelector('[data-item^="datacenter:"], [data-map-complete]'))
        return requestAnimationFrame(look);
      return requestAnimationFrame(() => requestAnimationFrame(() => performance.mark('map-complete')));
    };
    requestAnimationFrame(look);
  });
  await page.goto(url);
  await page.waitForFunction(() => performance.getEntriesByName('map-complete').length > 0, null, {
    timeout: 60_000,
  });
  return page.evaluate(() => performance.getEntriesByName('map-complete')[0]?.startTime ?? Number.NaN);
}

async function drag(page: Page, ms: number): Promise<void> {
  const [x, y] = [SIZE.width * 0.36, SIZE.height * 0.55];
  await page.mouse.move(x, y);
  await page.mouse.down();
  const started = Date.now();
  for (let step = 0; Date.now() - started < ms; step++) {
    await page.mouse.move(x + 180 * Math.sin(step / 12), y + 120 * Math.cos(step / 17));
  }
  await page.mouse.up();
}

/** A wheel event a frame, as a real wheel sends them; Playwright's own takes two frames for each. In and out again, never at the stop. */
async function wheel(page: Page, forMs: number): Promise<void> {
  await page.evaluate(
    async ([x, y, ms]) => {
      const target = document.elementFromPoint(x, y);
      const started = performance.now();
      for (let step = 0; performance.now() - started < ms; step++) {
        const deltaY = step % 60 < 30 ? -2 : 2;
        const turn = { clientX: x, clientY: y, deltaY, ctrlKey: true, bubbles: true, cancelable: true };
        target?.dispatchEvent(new WheelEvent('wheel', turn));
        await new Promise(requestAnimationFrame);
      }
    },
    [SIZE.width * 0.36, SIZE.height * 0.55, forMs] as const,
  );
}

/** ms from the arrival of the changed snapshot to the frame that shows it: the middle one of all that are told. */
async function update(
  page: Page,
  played: PlayedFederation,
  fault: string,
  changes: readonly boolean[],
): Promise<number> {
  await page.evaluate(() => {
    const answered = (entries: PerformanceObserverEntryList) => {
      for (const entry of entries.getEntries()) {
        if (!entry.name.endsWith('/api/v1/snapshot') || entry.startTime < 0) continue;
        const arrived = (entry as PerformanceResourceTiming).responseEnd;
        // React has committed in a task after this one; the frame after that has been painted.
        const seen = new MutationObserver(() => {
          seen.disconnect();
          requestAnimationFrame(() => {
            const channel = new MessageChannel();
            channel.port1.onmessage = () =>
              performance.measure('update-painted', { start: arrived, end: performance.now() });
            channel.port2.postMessage(null);
          });
        });
        seen.observe(document.querySelector('main') ?? document.body, {
          subtree: true,
          childList: true,
          attributes: true,
          characterData: true,
        });
      }
    };
    new PerformanceObserver(answered).observe({ type: 'resource' });
  });
  for (const on of changes) {
    const before = await page.evaluate(() => performance.getEntriesByName('update-painted').length);
    await played.setFault(fault, on);
    await page.waitForFunction(
      (count) => performance.getEntriesByName('update-painted').length > count,
      before,
      { timeout: 180_000 },
    );
  }
  const took = await page.evaluate(() =>
    performance.getEntriesByName('update-painted').map(({ duration }) => duration),
  );
  await played.setFault(fault, false);
  return took.sort((a, b) => a - b)[Math.floor(took.length / 2)] ?? Number.NaN;
}

async function weight(page: Page, cdp: CDPSession): Promise<{ elements: number; heapMb: number }> {
  await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  const elements = await page.evaluate(() => document.querySelectorAll('*').length);
  return { elements, heapMb: usedSize / 1e6 };
}
