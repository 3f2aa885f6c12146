import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

type Size = { width: number; height: number };

export const WIDE: Size = { width: 1920, height: 1080 };
export const LAPTOP: Size = { width: 1280, height: 800 };
export const PHONE: Size = { width: 390, height: 844 };
/** WCAG 1.4.10: 400 % of a screen 1280 px wide. */
export const NARROWEST: Size = { width: 320, height: 640 };

/** More than this is a jump (web.dev/cls calls 0.1 good; half of it is ours). */
const MOST_SHIFT = 0.05;

/** What moved in the page without anybody's doing. Before `goto`. */
export async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const shifts: string[] = [];
    Object.assign(window, { shifts, shifted: 0 });
    new PerformanceObserver((list) => {
      // Not in TypeScript's library yet: https://wicg.github.io/layout-instability
      type Shift = PerformanceEntry & {
        value: number;
        hadRecentInput: boolean;
        sources: { node: Node | null }[];
      };
      for (const { value, hadRecentInput, sources } of list.getEntries() as Shift[]) {
        if (hadRecentInput) continue;
        Object.assign(window, { shifted: (window as unknown as { shifted: number }).shifted + value });
        const moved = sources.map(({ node }) =>
          node instanceof Element ? node.outerHTML.slice(0, 80) : node?.nodeName,
        );
        shifts.push(`${value.toFixed(3)}: ${moved.join(' | ')}`);
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

/** Fails when what was drawn first has moved. */
export async function expectStill(page: Page, where: string): Promise<void> {
  const { shifted, shifts } = await page.evaluate(() => {
    const { shifted, shifts } = window as unknown as { shifted: number; shifts: string[] };
    return { shifted, shifts };
  });
  expect.soft(shifted, `layout shift of ${where}:\n${shifts.join('\n')}`).toBeLessThanOrEqual(MOST_SHIFT);
}

/** Fails when the page is wider than the screen. */
export async function expectFits(page: Page, where: string): Promise<void> {
  const wider = await page.evaluate(() => {
    const { scrollWidth } = document.documentElement;
    if (scrollWidth <= innerWidth) return null;
    const beyond = [...document.querySelectorAll('body *')].filter(
      (e) => e.getBoundingClientRect().right > innerWidth + 1,
    );
    return `${scrollWidth} px, for example ${beyond.at(-1)?.outerHTML.slice(0, 160)}`;
  });
  expect.soft(wider, `wider than the screen: ${where}`).toBeNull();
}

/** Fails on anything axe has against the page as it is. */
export async function expectAccessible(page: Page, where: string): Promise<void> {
  // Legacy mode: no frames here, and no second page for each look. Only violations are described at length.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  const { violations, passes } = await axe.analyze();
  expect.soft(passes.length, `rules of axe that applied to ${where}`).toBeGreaterThan(10);
  const words = violations.flatMap(({ id, nodes }) =>
    nodes.slice(0, 3).map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`),
  );
  expect.soft(words, `axe, ${where}`).toEqual([]);
}
