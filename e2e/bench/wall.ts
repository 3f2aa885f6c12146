import type { Browser, CDPSession, Page } from '@playwright/test';
import { startIsthmus } from '../isthmus';
import type { Figure } from './figures';
import { configurationFor, startPlayedFederation, type PlayedFederation } from './played-federation';
import { slopeOf } from './slope';

const SIZE = { width: 1920, height: 1080 };
const DATACENTERS = 100;
/** Code, fonts and caches of the first minutes are no leak. */
const WARM_UP_MS = 120_000;
const READY_WITHIN_MS = 600_000;
const READ_EVERY_MS = 30_000;
/** Something breaks so often, and is mended after so long. */
const FAULT_EVERY_MS = 150_000;
const FAULT_LASTS_MS = 50_000;
const FAULTS = ['one-percent-cut', 'three-datacenters-cut', 'two-percent-cut'];

type Weight = { atMs: number; heapMb: number; nodes: number; listeners: number };

/** The wall as it hangs: real Chromium, one page, `minutes` long, while faults come and go. Heap is read after a forced collection. */
export async function measureWall(
  browser: Browser,
  minutes: number,
  note: (line: string) => void,
): Promise<Figure[]> {
  const played = await startPlayedFederation({ datacenters: DATACENTERS, serversPer: 5, gatewaysPer: 3 });
  const isthmus = await startIsthmus({ config: configurationFor(played) });
  const page = await browser.newPage({ viewport: SIZE });
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  try {
    // Heap is the same on a busy machine, where some pairs are always late.
    await isthmus.untilSnapshot(
      ({ coverage }) => coverage.pairsMeasured >= 0.95 * coverage.pairs,
      READY_WITHIN_MS,
    );
    const cdp = await page.context().newCDPSession(page);
    await page.goto(`${isthmus.url}/wall`, { waitUntil: 'commit', timeout: READY_WITHIN_MS });
    await page.locator('.wall-verdict').waitFor({ timeout: READY_WITHIN_MS });
    await pause(WARM_UP_MS);
    const faults = playFaults(played);
    const weights = await watch(page, cdp, minutes * 60_000, note).finally(faults.stop);
    return figuresOf(weights, errors.length, `${DATACENTERS} datacenters, ${minutes} min`);
  } finally {
    await page.close();
    await isthmus.stop();
    await played.stop();
  }
}

async function watch(page: Page, cdp: CDPSession, forMs: number, note: (line: string) => void) {
  const started = performance.now();
  const weights: Weight[] = [];
  for (let at = 0; at <= forMs; at = performance.now() - started) {
    // Twice: what a finaliser lets go of is collected by the second.
    await cdp.send('HeapProfiler.collectGarbage');
    await cdp.send('HeapProfiler.collectGarbage');
    const { usedSize } = await cdp.send('Runtime.getHeapUsage');
    const { nodes, jsEventListeners } = await cdp.send('Memory.getDOMCounters');
    const weight = { atMs: at, heapMb: usedSize / 1e6, nodes, listeners: jsEventListeners };
    weights.push(weight);
    note(
      `${(at / 60_000).toFixed(1)} min: ${weight.heapMb.toFixed(2)} MB, ${nodes} nodes, ${jsEventListeners} listeners`,
    );
    await page.waitForTimeout(READ_EVERY_MS);
  }
  return weights;
}

function figuresOf(weights: readonly Weight[], errors: number, at: string): Figure[] {
  const [first, last] = [weights[0], weights.at(-1)];
  const slope = (of: (weight: Weight) => number) =>
    slopeOf(weights.map((weight) => [weight.atMs / 3_600_000, of(weight)] as const));
  const figure = (name: string, value: number, unit: string, budget: number | null = null): Figure => ({
    name: `wall: ${name}`,
    at,
    value,
    unit,
    budget,
  });
  return [
    figure('heap after two minutes', first?.heapMb ?? Number.NaN, 'MB'),
    figure('heap at the end', last?.heapMb ?? Number.NaN, 'MB'),
    figure(
      'heap grows by',
      slope(({ heapMb }) => heapMb),
      'MB/h',
      5,
    ),
    figure(
      'DOM nodes grow by',
      slope(({ nodes }) => nodes),
      '1/h',
    ),
    figure(
      'listeners grow by',
      slope(({ listeners }) => listeners),
      '1/h',
    ),
    figure('errors on the page', errors, '', 0),
  ];
}

/** One fault after the other, each mended before the next comes. */
function playFaults(played: PlayedFederation): { stop: () => Promise<void> } {
  const stopping = new AbortController();
  const run = async () => {
    for (let turn = 0; !stopping.signal.aborted; turn++) {
      const fault = FAULTS[turn % FAULTS.length] ?? '';
      await pause(FAULT_EVERY_MS - FAULT_LASTS_MS, stopping.signal);
      if (stopping.signal.aborted) return;
      await played.setFault(fault, true);
      await pause(FAULT_LASTS_MS, stopping.signal);
      await played.setFault(fault, false);
    }
  };
  const running = run();
  return {
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}

/** Resolves after `ms`, or at once when it is aborted. */
const pause = (ms: number, signal?: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
