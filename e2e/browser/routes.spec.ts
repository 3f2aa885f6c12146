import type { Page } from '@playwright/test';
import { switchFault } from '../demo-faults';
import { type Isthmus, startIsthmus } from '../isthmus';
import { expect, openMap, test } from './watch';

let isthmus: Isthmus;
test.beforeAll(async () => {
  test.setTimeout(200_000);
  isthmus = await startIsthmus({ args: ['--demo'] });
  await isthmus.untilSnapshot(({ status }) => status === 'ok');
});
test.afterAll(async () => expect(await isthmus?.stop()).toBe(0));

const way = (page: Page) => page.getByRole('article', { name: /^Every server of / });
const heading = (page: Page) => page.getByRole('heading', { level: 1 });

test('a pair on the map leads to its route, hop by hop, and the other way round', async ({ page }) => {
  await openMap(page, isthmus.url, '/?select=pair:eu-north>us-west');
  await page.getByRole('link', { name: 'Explain this route' }).click();
  await expect(heading(page)).toHaveText('How eu-north reaches us-west');
  await expect(page).toHaveTitle('DEMO · Route eu-north → us-west · Isthmus');
  await expect(way(page).getByRole('heading', { level: 3 })).toHaveText([
    'Every server of eu-north',
    'Own mesh gateway of eu-north',
    'Mesh gateway of us-west',
    'Server of us-west',
  ]);
  await expect(way(page)).toContainText('to every datacenter but the primary that is the only way');
  await page.getByRole('button', { name: 'Turn the way round' }).click();
  await expect(heading(page)).toHaveText('How us-west reaches eu-north');
});

test('datacenters are found by typing, by keyboard alone', async ({ page }) => {
  await page.goto(`${isthmus.url}/routes?from=eu-north&to=us-west`);
  const to = page.getByRole('combobox', { name: 'To' });
  await to.focus();
  await page.keyboard.press('ArrowDown');
  await to.fill('east');
  await expect(page.getByRole('option')).toHaveText(['us-east', 'sa-east']);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(heading(page)).toHaveText('How eu-north reaches sa-east');
  await expect(page).toHaveURL(/from=eu-north&to=sa-east/);
});

test('what if: the last mesh gateway is named, and stopping it breaks ways', async ({ page }) => {
  await page.goto(`${isthmus.url}/routes`);
  await page.locator('summary').filter({ hasText: 'eu-north' }).click();
  await page.getByRole('checkbox', { name: /^mesh-gateway-1 mesh gateway on eu-north-gw1/ }).check();
  const aside = page.getByRole('complementary', { name: /^What if/ });
  await expect(aside.getByRole('status')).toContainText(
    'No way between datacenters breaks. mesh-gateway-2 on eu-north-gw2 is then the last mesh gateway of eu-north.',
  );
  await page.getByRole('checkbox', { name: /^mesh-gateway-2 mesh gateway on eu-north-gw2/ }).check();
  await expect(aside.getByRole('status')).toContainText('9 ways break.');
  await page.reload();
  await expect(aside.getByRole('status')).toContainText('9 ways break.');
  await aside.getByRole('button', { name: 'Stop nothing' }).click();
  await expect(aside.getByRole('status')).toHaveCount(0);
  await expect(aside).toContainText('us-east is the primary');
});

test('with its gateways stopped the way fails as foretold, and the address table says who waits', async ({
  page,
}) => {
  await switchFault(isthmus, 'gateways-stopped', true);
  await isthmus.untilSnapshot(({ status }) => status === 'critical');
  await page.goto(`${isthmus.url}/routes?from=ap-south&to=eu-central`);
  await expect(way(page)).toContainText('ap-south knows no usable mesh gateway of eu-central', {
    timeout: 30_000,
  });
  await expect(page.getByRole('heading', { name: 'Predicted of new dials fails' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Measured disconnected' })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole('heading', { name: 'Together agree' })).toBeVisible();
  const gateway = page.getByRole('article', { name: 'Mesh gateway mesh-gateway-1 on eu-central-gw1' });
  await expect(gateway).toContainText('No: eu-central has no other usable mesh gateway.');
  await expect(
    gateway.getByRole('row', { name: /^eu-central itself 10\.8\.2\.51:8443 critical/ }),
  ).toBeVisible();
  await switchFault(isthmus, 'gateways-stopped', false);
});

test('a name that is not there is said, and another can be chosen', async ({ page }) => {
  await page.goto(`${isthmus.url}/routes?from=nowhere&to=us-east`);
  await expect(page.getByRole('alert').filter({ hasText: 'no datacenter nowhere' })).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'From' })).toBeVisible();
});
