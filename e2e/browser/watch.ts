import { test as base, expect, type Locator, type Page } from '@playwright/test';

export { expect };

/** What a page did that no page of ours may do. A test that provokes some of it says so with `allow`. */
export type Watch = {
  /** Console errors that match are expected in this test. */
  allow: (expected: RegExp) => void;
  /** All that was noticed and not allowed, in words. */
  trouble: () => readonly string[];
};

/** Origins are compared with the first page opened: whatever goes elsewhere has left ours. */
function watchPage(page: Page): Watch {
  const noticed: string[] = [];
  const allowed: RegExp[] = [];
  let home: string | null = null;
  page.on('console', (message) => {
    if (message.type() === 'error') noticed.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => noticed.push(`page error: ${error.message}`));
  page.on('dialog', (dialog) => {
    noticed.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol === 'data:' || protocol === 'blob:') return;
    home ??= origin;
    if (origin !== home) noticed.push(`request to ${origin}`);
  });
  return {
    allow: (expected) => allowed.push(expected),
    trouble: () => noticed.filter((words) => !allowed.some((expected) => expected.test(words))),
  };
}

/** `test` that fails on any console error, page error, dialog, CSP violation, or request that leaves the origin. */
export const test = base.extend<{ watch: Watch }>({
  watch: [
    async ({ page }, use) => {
      const watch = watchPage(page);
      await page.addInitScript(() => {
        document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
          console.error(`CSP violation of ${violatedDirective} by ${blockedURI} ${sample}`),
        );
      });
      await use(watch);
      expect(watch.trouble(), 'what the page may never do').toEqual([]);
    },
    { auto: true },
  ],
});

export const theMap = (page: Page): Locator => page.getByRole('group', { name: /^Map of the federation/ });

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** By accessible name, whatever the state. */
export const datacenterOn = (page: Page, name: string): Locator =>
  theMap(page).getByRole('button', { name: new RegExp(`^datacenter ${escaped(name)}[,:]`) });
export const pairOn = (page: Page, from: string, to: string): Locator =>
  theMap(page).getByRole('button', { name: new RegExp(`^${escaped(from)} to ${escaped(to)}: `) });
export const gatewayOn = (page: Page, datacenter: string, id: string): Locator =>
  theMap(page).getByRole('button', {
    name: new RegExp(`^mesh gateway ${escaped(id)} in ${escaped(datacenter)}: `),
  });

export const details = (page: Page): Locator => page.getByRole('region', { name: /: details$/ });

/** Opens the page and waits until the map is drawn. `path` may carry a selection. */
export async function openMap(page: Page, url: string, path = '/'): Promise<void> {
  await page.goto(`${url}${path}`);
  await expect(
    theMap(page)
      .getByRole('button', { name: /^datacenter / })
      .first(),
  ).toBeVisible();
}
