import type { Page } from '@playwright/test';
import { stopGateways } from '../demo-faults';
import { type Isthmus, startIsthmus } from '../isthmus';
import { datacenterOn, details, expect, openMap, test, theMap } from './watch';

let isthmus: Isthmus;
test.beforeAll(async () => {
  test.setTimeout(200_000);
  isthmus = await startIsthmus({ args: ['--demo'] });
  await isthmus.untilSnapshot(({ status }) => status === 'ok');
  await stopGateways(isthmus);
});
test.afterAll(async () => expect(await isthmus?.stop()).toBe(0));
test.describe.configure({ timeout: 180_000 });

/** Names what has the focus: role or tag, and its words. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const { activeElement: at } = document;
    return at === null || at === document.body
      ? 'nothing'
      : `${at.tagName} ${at.getAttribute('aria-label') ?? at.textContent}`;
  });

/** Whoever sees the page sees where the focus is: an outline, or the frame of a field or the coast of an island in the colour of what can be acted on. */
const expectFocusSeen = (page: Page) =>
  expect
    .poll(() =>
      page.evaluate(() => {
        const at = document.activeElement;
        if (at === null || at === document.body) return 'nothing has the focus';
        const probe = document.body.appendChild(document.createElement('i'));
        // As a frame or a coast, and as the glow of a way.
        const accents = ['var(--accent)', 'color-mix(in srgb, var(--accent) 55%, transparent)'].map(
          (colour) => {
            probe.style.color = colour;
            return getComputedStyle(probe).color;
          },
        );
        probe.remove();
        const near = [at, ...at.querySelectorAll('*'), at.parentElement, at.parentElement?.parentElement];
        const seen = near.some((element) => {
          if (!element) return false;
          const { outlineStyle, outlineWidth, borderTopColor, borderTopWidth, stroke } =
            getComputedStyle(element);
          return (
            (outlineStyle !== 'none' && outlineWidth !== '0px') ||
            (accents.includes(borderTopColor) && borderTopWidth !== '0px') ||
            accents.includes(stroke)
          );
        });
        return seen ? 'seen' : `not seen: ${at.outerHTML.slice(0, 200)}`;
      }),
    )
    .toBe('seen');

/** Tab until what has the focus is named so; the focus is seen at every stop. */
async function tabTo(page: Page, wanted: RegExp, { most = 60, back = false } = {}): Promise<void> {
  const passed: string[] = [];
  for (let i = 0; i < most; i++) {
    await page.keyboard.press(back ? 'Shift+Tab' : 'Tab');
    const at = await focused(page);
    passed.push(at.slice(0, 60));
    await expectFocusSeen(page);
    if (wanted.test(at)) return;
  }
  throw new Error(`no stop named ${wanted} in ${most}:\n${passed.join('\n')}`);
}

const heading = (page: Page) => page.getByRole('heading', { level: 1 });

test('from the map to the cause, its remedy, the datacenter, the matrix, the route, the verification and back, by keyboard alone', async ({
  page,
}) => {
  await openMap(page, isthmus.url);

  // Past the header.
  await page.keyboard.press('Tab');
  expect(await focused(page)).toContain('Skip to the content');
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();

  // The map: to a broken way, its evidence, and back to where one was.
  await tabTo(page, /^g datacenter us-east/);
  await page.keyboard.press('ArrowUp');
  const broken = theMap(page).locator('[data-item="pair:us-east>eu-central"]');
  for (let i = 0; i < 20 && !(await broken.evaluate((element) => element === document.activeElement)); i++)
    await page.keyboard.press('ArrowUp');
  await expect(broken).toBeFocused();
  await expectFocusSeen(page);
  await page.keyboard.press('Enter');
  await expect(details(page).getByRole('heading', { name: /^Forwarding: (?!good)/ })).toBeVisible();
  await tabTo(page, /BUTTON Close details/);
  await page.keyboard.press('Escape');
  await expect(details(page)).toHaveCount(0);
  await expect(broken).toBeFocused();

  // Its cause and remedy: what opened it is gone, so the details have the focus.
  await page.keyboard.press('Enter');
  await tabTo(page, /BUTTON .*eu-central cannot be reached/);
  await page.keyboard.press('Enter');
  await expect(details(page)).toContainText('What to do');
  await expect(details(page)).toBeFocused();
  await tabTo(page, /BUTTON Copy/);
  await page.keyboard.press('Escape');
  await expect(details(page)).toHaveCount(0);
  expect(await focused(page)).toMatch(/eu-central cannot be reached|What is wrong/);

  // The palette leads to the datacenter's own page.
  await page.keyboard.press('Control+k');
  await expect(page.getByPlaceholder(/A page, datacenter/)).toBeFocused();
  await page.keyboard.press('Escape');
  expect(await focused(page)).not.toBe('nothing');
  await datacenterOn(page, 'eu-central').focus();
  await page.keyboard.press('Enter');
  await tabTo(page, /A .*(Everything|page|More) /i);
  await page.keyboard.press('Enter');
  await expect(heading(page)).toHaveText('eu-central: critical');
  await expect(page.getByRole('main')).toBeFocused();

  // The matrix, walked to a broken cell.
  await tabTo(page, /^A Matrix/, { back: true });
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/matrix/);
  await expect(page.getByRole('main')).toBeFocused();
  await tabTo(page, /Matrix of all ordered pairs/);
  await page.keyboard.press('ArrowDown');
  for (let i = 0; i < 8 && !/us-east → eu-central/.test(await focused(page)); i++)
    await page.keyboard.press('ArrowRight');
  expect(await focused(page)).toContain('us-east → eu-central: disconnected');
  await page.keyboard.press('Enter');
  await expect(details(page).getByRole('heading', { name: /^Gossip/ })).toBeVisible();

  // Its route.
  await tabTo(page, /A Explain this route/);
  await page.keyboard.press('Enter');
  await expect(heading(page)).toHaveText('How us-east reaches eu-central');
  await expect(page.getByRole('main')).toBeFocused();

  // The verification.
  await tabTo(page, /^A Verify/, { back: true });
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
  await tabTo(page, /BUTTON Verify now/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: /^Verification failed/ })).toBeVisible({
    timeout: 60_000,
  });
  expect(await focused(page)).not.toBe('nothing');

  // Help, and back to the map.
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard help' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect(await focused(page)).not.toBe('nothing');
  await tabTo(page, /^A Federation/, { back: true });
  await page.keyboard.press('Enter');
  await expect(datacenterOn(page, 'eu-central')).toBeVisible();
  await expect(page.getByRole('main')).toBeFocused();
});
