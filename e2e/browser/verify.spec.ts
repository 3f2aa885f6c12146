import { expectAccessible, expectFits, PHONE } from './look-over';
import { stopGateways } from '../demo-faults';
import { type Isthmus, startIsthmus } from '../isthmus';
import { expect, test } from './watch';

let isthmus: Isthmus;
test.beforeAll(async () => {
  test.setTimeout(200_000);
  isthmus = await startIsthmus({ args: ['--demo'] });
  await isthmus.untilSnapshot(({ status }) => status === 'ok');
});
test.afterAll(async () => expect(await isthmus?.stop()).toBe(0));

test('verifies at the press of a button, and fails the ways that a fault has broken', async ({ page }) => {
  await page.goto(`${isthmus.url}/verify`);
  await expect(page.getByText('Not verified since Isthmus was started.')).toBeVisible();
  await page.getByRole('button', { name: 'Verify now' }).click();
  const result = page.getByRole('status').filter({ hasText: /^Verif/ });
  await expect(result).toContainText('all 60 forwarded requests came back', { timeout: 30_000 });
  await expect(
    page.getByRole('button', { name: 'a request from us-east to eu-central: passed' }),
  ).toBeVisible();

  await stopGateways(isthmus);
  await page.getByRole('button', { name: 'Verify again' }).click();
  await expect(result).toContainText(/Verification failed: \d+ forwarded requests failed/, {
    timeout: 30_000,
  });
  await page.getByRole('button', { name: 'a request from us-east to eu-central: failed' }).click();
  const chosen = page.getByRole('region', { name: 'Chosen checks' });
  await expect(chosen.getByText('/v1/catalog/services?dc=eu-central').first()).toBeVisible();
  await page.setViewportSize(PHONE);
  await expectFits(page, 'a failed verification');
  await expectAccessible(page, 'a failed verification');
});

test('ticks the steps of the chosen secondary, and keeps the choice in the address', async ({ page }) => {
  await stopGateways(isthmus);
  await page.goto(`${isthmus.url}/verify?show=existing-secondary&secondary=eu-central`);
  const steps = page.getByRole('list', { name: 'Steps' }).getByRole('heading', { level: 2 });
  await expect(steps).toHaveCount(5);
  await expect(page.getByText(/eu-central: both its mesh gateways are critical/)).toBeVisible();
  await page.getByRole('combobox', { name: 'Secondary' }).click();
  await page.getByRole('option', { name: 'us-west' }).click();
  await expect(page).toHaveURL(/secondary=us-west/);
  await page.getByRole('button', { name: 'Before mesh gateways' }).press('Enter');
  await expect(page).toHaveURL(/show=pre-flight/);
  await expect(steps).toHaveCount(6);
});
