import { type Isthmus, startIsthmus } from '../isthmus';
import { clickOn } from './pointing';
import { datacenterOn, details, expect, gatewayOn, openMap, pairOn, test, theMap } from './watch';

const NAMES = ['us-east', 'ap-south', 'eu-central', 'eu-north', 'sa-east', 'us-west'];
const OTHERS = NAMES.filter((name) => name !== 'eu-central');

let isthmus: Isthmus;
test.beforeAll(async () => {
  test.setTimeout(200_000);
  isthmus = await startIsthmus({ args: ['--demo'] });
  await isthmus.untilSnapshot(({ status }) => status === 'ok');
});
test.afterAll(async () => expect(await isthmus?.stop()).toBe(0));

test('says DEMO in the header, the title and at the switches', async ({ page }) => {
  await openMap(page, isthmus.url);
  await expect(page.getByRole('banner').getByText('DEMO', { exact: true })).toBeVisible();
  await expect(page).toHaveTitle(/^DEMO · OK: /);
  await expect(page.getByRole('heading', { name: 'DEMO Break something' })).toBeVisible();
});

test('shows the datacenters, the verdict and how old the data is', async ({ page }) => {
  await openMap(page, isthmus.url);
  for (const name of NAMES)
    await expect(datacenterOn(page, name)).toHaveAccessibleName(
      `datacenter ${name}, ${name === 'us-east' ? 'primary' : 'secondary'}: ok`,
    );
  await expect(theMap(page).getByRole('button', { name: /^datacenter / })).toHaveCount(6);
  await expect(theMap(page).getByRole('button', { name: / to .*: connected$/ })).toHaveCount(30);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^ok: All 6 datacenters reach each other/);
  await expect(page.getByRole('banner')).toContainText(/data \d+ s old · live/);
});

test('a fault that is switched on changes verdict, cause, remedy and map, and off again', async ({
  page,
}) => {
  await openMap(page, isthmus.url);
  const fault = page.getByRole('switch', { name: 'All mesh gateways of eu-central stop' });
  await fault.click();
  await expect(fault).toHaveAttribute('aria-checked', 'true');

  const verdict = page.getByRole('heading', { level: 1 });
  await expect(verdict).toHaveText(/^critical: .*eu-central/, { timeout: 30_000 });
  await expect(page).toHaveTitle(/^DEMO · CRITICAL: .*eu-central/);
  for (const other of OTHERS)
    await expect(pairOn(page, other, 'eu-central')).toHaveAccessibleName(
      `${other} to eu-central: disconnected`,
      {
        timeout: 30_000,
      },
    );
  await expect(pairOn(page, 'us-west', 'sa-east')).toHaveAccessibleName('us-west to sa-east: connected');
  await expect(datacenterOn(page, 'eu-central')).toHaveAccessibleName(/: critical$/);

  const cause = page.getByRole('button', { name: /^critical: .*eu-central/ }).first();
  await expect(cause).toHaveAttribute('aria-expanded', 'true');
  const card = page.getByRole('listitem').filter({ has: cause });
  await expect(card.getByRole('heading', { name: 'What to do' })).toBeVisible();
  await expect(card.getByRole('heading', { name: 'Evidence' })).toBeVisible();

  await fault.click();
  await expect(verdict).toHaveText(/^ok: /, { timeout: 45_000 });
  await expect(theMap(page).getByRole('button', { name: / to .*: connected$/ })).toHaveCount(30);
});

test.describe('what is selected stands in the address and survives a reload', () => {
  const kinds = [
    {
      kind: 'datacenter',
      select: 'datacenter:eu-north',
      title: 'eu-north',
      item: datacenterOn,
      of: ['eu-north'],
    },
    {
      kind: 'ordered pair',
      select: 'pair:us-east>sa-east',
      title: 'us-east → sa-east',
      item: pairOn,
      of: ['us-east', 'sa-east'],
    },
    {
      kind: 'mesh gateway in us-west',
      select: 'gateway:us-west/mesh-gateway-2',
      title: 'mesh-gateway-2',
      item: gatewayOn,
      of: ['us-west', 'mesh-gateway-2'],
    },
  ] as const;
  for (const { kind, select, title, item, of } of kinds) {
    test(kind, async ({ page }) => {
      await openMap(page, isthmus.url);
      await clickOn(page, item(page, of[0], of[1] ?? ''));
      const selected = () => new URL(page.url()).searchParams.get('select');
      await expect.poll(selected).toBe(select);
      await expect(details(page).getByRole('heading', { name: title, exact: true })).toBeVisible();
      await page.reload();
      await expect(details(page)).toContainText(kind);
      await expect(details(page).getByRole('heading', { name: title, exact: true })).toBeVisible();
      await expect(item(page, of[0], of[1] ?? '')).toHaveAttribute('aria-pressed', 'true');
      expect(selected()).toBe(select);
      await page.getByRole('button', { name: 'Close details' }).click();
      await expect.poll(selected).toBeNull();
    });
  }
});

test('the inspector of a pair tells three layers, each with who said what', async ({ page }) => {
  await openMap(page, isthmus.url, '/?select=pair:us-east>eu-north');
  for (const layer of ['Gossip', 'Forwarding', 'Mesh gateways']) {
    const entry = details(page)
      .getByRole('listitem')
      .filter({ has: page.getByRole('heading', { level: 3, name: `${layer}: good` }) });
    await expect(entry.getByRole('listitem').first()).toContainText('/v1/');
  }
  await page.getByRole('button', { name: 'The other direction: eu-north → us-east' }).click();
  await expect(details(page).getByRole('heading', { name: 'eu-north → us-east' })).toBeVisible();
});

test('the table lists every pair, filters them, and stands in the address', async ({ page }) => {
  await openMap(page, isthmus.url);
  await page.getByRole('button', { name: 'Table', exact: true }).click();
  await expect.poll(() => new URL(page.url()).searchParams.get('view')).toBe('table');
  const rows = page.getByRole('table').getByRole('button', { name: / to .*: / });
  await expect(rows).toHaveCount(30);
  await page.reload();
  await expect(rows).toHaveCount(30);
  await page.getByRole('textbox', { name: /^Filter datacenters/ }).fill('sa-east');
  await expect(rows).toHaveCount(10);
  await page.getByRole('button', { name: 'Map', exact: true }).click();
  await expect(datacenterOn(page, 'us-east')).toBeVisible();
});
