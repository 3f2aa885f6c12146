import { expect, type Locator, type Page } from '@playwright/test';

/**
 * Clicks with the real mouse where the item lies on top: the middle of a curved bridge's box is open sea, the middle
 * of an island may be a server.
 */
export async function clickOn(page: Page, item: Locator): Promise<void> {
  const findPoint = () =>
    item.evaluate((element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      const steps = 40;
      for (let i = 1; i < steps; i++)
        for (let j = 1; j < steps; j++) {
          const point = { x: left + (width * i) / steps, y: top + (height * j) / steps };
          if (document.elementFromPoint(point.x, point.y)?.closest('[data-item]') === element) return point;
        }
      return null;
    });
  await item.scrollIntoViewIfNeeded();
  await expect.poll(findPoint, { message: 'a point where the item can be clicked' }).not.toBeNull();
  const point = await findPoint();
  if (point) await page.mouse.click(point.x, point.y);
}
