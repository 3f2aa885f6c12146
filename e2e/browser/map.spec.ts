import type { Page } from '@playwright/test';
import type { Snapshot } from '@/lib/snapshot/types';
import { switchFault } from '../demo-faults';
import { type Isthmus, startIsthmus } from '../isthmus';
import { largeSnapshot } from './large-snapshot';
import { expectAccessible, expectFits, PHONE, WIDE } from './look-over';
import { tell } from './stand-in';
import { datacenterOn, details, expect, gatewayOn, openMap, pairOn, test, theMap } from './watch';

/** The map beyond the ring: distance, filter, groups, zoom in the address, and what a screen reader hears. */

let isthmus: Isthmus;
test.beforeAll(async () => {
  test.setTimeout(200_000);
  isthmus = await startIsthmus({ args: ['--demo'] });
  await isthmus.untilSnapshot(({ pairs }) => pairs.roundTripMs.filter((ms) => ms !== null).length === 30);
});
test.afterAll(async () => expect(await isthmus?.stop()).toBe(0));

const parameter = (page: Page, name: string) => new URL(page.url()).searchParams.get(name);
const theFilter = (page: Page) => page.getByRole('textbox', { name: /^Filter datacenters/ });
const layoutButton = (page: Page, name: 'Ring' | 'Distance') =>
  page.getByRole('group', { name: 'Layout of the map' }).getByRole('button', { name });

/** Middles of the islands on screen, by name. */
const middles = (page: Page): Promise<Record<string, { x: number; y: number }>> =>
  theMap(page)
    .locator('[data-item^="datacenter:"] .coast')
    .evaluateAll((coasts) =>
      Object.fromEntries(
        coasts.map((coast) => {
          const { x, y, width, height } = coast.getBoundingClientRect();
          const item = coast.closest<SVGElement>('[data-item]')?.dataset['item'] ?? '';
          return [item.slice('datacenter:'.length), { x: x + width / 2, y: y + height / 2 }];
        }),
      ),
    );

/** Pairs of names beside islands that lie on one another, and names that leave the map. */
const badNames = (page: Page): Promise<string[]> =>
  theMap(page).evaluate((map) => {
    const pane = map.getBoundingClientRect();
    const names = [...map.querySelectorAll('.name-beside')].map((name) => ({
      text: name.textContent ?? '',
      at: name.getBoundingClientRect(),
    }));
    return names.flatMap(({ text, at }, i) => [
      ...(at.left < pane.left || at.right > pane.right || at.top < pane.top || at.bottom > pane.bottom
        ? [`${text} leaves the map`]
        : []),
      ...names
        .slice(i + 1)
        .filter(
          ({ at: other }) =>
            at.left < other.right - 1 &&
            other.left < at.right - 1 &&
            at.top < other.bottom - 2 &&
            other.top < at.bottom - 2,
        )
        .map((other) => `${text} lies on ${other.text}`),
    ]);
  });

/** Distances as the world has them: a few places, many datacenters in each. */
function spread(snapshot: Snapshot): Snapshot {
  const place = (i: number) => {
    const region = Math.floor((i * 9) / snapshot.datacenters.length);
    return { x: (region % 3) * 110 + (i % 5), y: Math.floor(region / 3) * 60 + (i % 7) };
  };
  const size = snapshot.datacenters.length;
  const roundTripMs = Array.from({ length: size * size }, (_, at) => {
    const [a, b] = [place(Math.floor(at / size)), place(at % size)];
    return Math.floor(at / size) === at % size ? null : 1 + Math.hypot(a.x - b.x, a.y - b.y);
  });
  return { ...snapshot, pairs: { ...snapshot.pairs, roundTripMs } };
}

test('distance is round-trip time, to a scale, in the address, the same after a reload', async ({ page }) => {
  await openMap(page, isthmus.url);
  await layoutButton(page, 'Distance').click();
  const scale = page.getByRole('img', { name: /^Scale: \d+ pixels are \d+ ms of round-trip time$/ });
  await expect(scale).toBeVisible();
  expect(parameter(page, 'layout')).toBe('distance');
  await expect(page.getByText('Circles: round trip from us-east.')).toBeVisible();
  const before = await middles(page);
  const far = (a: string, b: string) =>
    Math.hypot((before[a]?.x ?? 0) - (before[b]?.x ?? 0), (before[a]?.y ?? 0) - (before[b]?.y ?? 0));
  // 298 ms and 68 ms in the demo.
  expect(far('ap-south', 'sa-east')).toBeGreaterThan(2.5 * far('us-east', 'us-west'));
  const [, pixels = '', ms = ''] =
    /(\d+) pixels are (\d+) ms/.exec((await scale.getAttribute('aria-label')) ?? '') ?? [];
  const drawn = (far('ap-south', 'sa-east') * Number(ms)) / Number(pixels);
  expect(Math.abs(drawn - 298)).toBeLessThan(45);
  await page.reload();
  await expect(scale).toBeVisible();
  expect(await middles(page)).toEqual(before);
  await layoutButton(page, 'Ring').click();
  await expect(scale).toHaveCount(0);
  expect(parameter(page, 'layout')).toBeNull();
});

test('bridges, keyboard walk and inspector work by distance, too', async ({ page }) => {
  await openMap(page, isthmus.url, '/?layout=distance');
  await expect(pairOn(page, 'us-east', 'eu-north')).toBeVisible();
  await datacenterOn(page, 'us-east').focus();
  await page.keyboard.press('ArrowRight');
  await expect(datacenterOn(page, 'ap-south')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Circles: round trip from ap-south.')).toBeVisible();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(details(page)).toContainText('ordered pair');
});

test('a datacenter without a known round-trip time stands apart, and the map says so', async ({ page }) => {
  const whole = await isthmus.snapshot();
  const size = whole.datacenters.length;
  const at = whole.datacenters.findIndex(({ name }) => name === 'sa-east');
  const roundTripMs = whole.pairs.roundTripMs.map((ms, i) =>
    Math.floor(i / size) === at || i % size === at ? null : ms,
  );
  const snapshot = { ...whole, pairs: { ...whole.pairs, roundTripMs } };
  await tell(page, { snapshot, observedAt: new Date().toISOString() });
  await openMap(page, isthmus.url, '/?layout=distance');
  await expect(page.getByText('Round-trip time not known: sa-east.')).toBeAttached();
  const { 'sa-east': apart, ...others } = await middles(page);
  for (const { y } of Object.values(others)) expect(y).toBeLessThan(apart?.y ?? 0);
});

test('no round-trip time at all: the ring, and a sentence why', async ({ page }) => {
  const whole = await isthmus.snapshot();
  const snapshot = {
    ...whole,
    pairs: { ...whole.pairs, roundTripMs: whole.pairs.roundTripMs.map(() => null) },
  };
  await tell(page, { snapshot, observedAt: new Date().toISOString() });
  await openMap(page, isthmus.url, '/?layout=distance');
  await expect(page.getByText(/No round-trip times are known yet.*network coordinates/)).toBeVisible();
});

for (const count of [12, 30, 100, 200])
  test(`${count} datacenters by distance: no name on another, none off the map, few elements`, async ({
    page,
  }) => {
    test.setTimeout(120_000);
    const snapshot = spread(largeSnapshot(count, Date.now()));
    await tell(page, { snapshot, observedAt: new Date().toISOString() });
    for (const size of [WIDE, PHONE]) {
      await page.setViewportSize(size);
      await openMap(page, isthmus.url, '/?layout=distance');
      expect(await theMap(page).locator('.name-beside').count()).toBeGreaterThan(5);
      expect(await badNames(page)).toEqual([]);
      expect(Object.keys(await middles(page))).toHaveLength(count);
      await expectFits(page, `${count} datacenters by distance at ${size.width} px`);
    }
    expect(await page.evaluate(() => document.querySelectorAll('*').length)).toBeLessThan(4_000);
  });

test('the filter quiets the others on the map, and leaves list and table what fits', async ({ page }) => {
  await openMap(page, isthmus.url);
  await page.keyboard.press('/');
  await expect(theFilter(page)).toBeFocused();
  await page.keyboard.type('eu');
  await expect(page.getByText('2 of 6 datacenters')).toBeVisible();
  await expect(theMap(page).locator('.island:not(.dimmed)')).toHaveCount(2);
  await expect(theMap(page).locator('.island.dimmed')).toHaveCount(4);
  const list = page.getByRole('region', { name: 'Datacenters' }).getByRole('listitem');
  await expect(list).toHaveCount(2);
  await expect.poll(() => parameter(page, 'filter')).toBe('eu');
  await page.getByRole('button', { name: 'Table', exact: true }).click();
  await expect(page.getByText('18 of 30 pairs')).toBeVisible();
  await page.getByRole('button', { name: 'Map', exact: true }).click();
  await theFilter(page).focus();
  await page.keyboard.press('Escape');
  await expect(theFilter(page)).toHaveValue('');
  await expect(page.getByText('6 datacenters', { exact: true })).toBeVisible();
  await expect.poll(() => parameter(page, 'filter')).toBeNull();
});

test('by menu: state, role and version; hidden others; groups on the rim and in the list', async ({
  page,
}) => {
  await openMap(page, isthmus.url);
  await page.getByLabel('Filter and group').click();
  await page.getByRole('button', { name: /^primary 1$/ }).click();
  await expect(theFilter(page)).toHaveValue('role:primary');
  await page.getByRole('button', { name: /^secondary 5$/ }).click();
  await page.getByRole('button', { name: /^primary 1$/ }).click();
  await expect(theFilter(page)).toHaveValue('role:secondary');
  await page.getByRole('button', { name: 'Hidden', exact: true }).click();
  await expect(datacenterOn(page, 'us-east')).toHaveCount(0);
  await expect(theMap(page).locator('.island')).toHaveCount(5);
  await page.getByRole('group', { name: 'Group by' }).getByRole('button', { name: 'Role' }).click();
  await page.getByRole('button', { name: /^primary 1$/ }).click();
  await expect(page.getByRole('img', { name: 'primary: 1 datacenter' })).toBeAttached();
  await expect(page.getByRole('img', { name: 'secondary: 5 datacenters' })).toBeAttached();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('group', { name: 'Group by' })).toBeHidden();
  await expect(page.getByRole('heading', { name: 'secondary · 5' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('img', { name: 'primary: 1 datacenter' })).toBeAttached();
});

test('a filter that nothing fits says so and is let go by one press', async ({ page }) => {
  await openMap(page, isthmus.url, '/?filter=nowhere');
  await expect(page.getByText('0 of 6 datacenters')).toBeVisible();
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect(theMap(page).locator('.island.dimmed')).toHaveCount(0);
});

test('zoom and place stand in the address, without a history of their own', async ({ page }) => {
  await openMap(page, isthmus.url);
  const steps = await page.evaluate(() => history.length);
  await theMap(page).focus();
  for (const key of ['+', '+', 'ArrowLeft', 'ArrowUp']) await page.keyboard.press(key);
  await expect.poll(() => parameter(page, 'zoom')).toMatch(/^2\.25,0\.\d+,0\.\d+$/);
  // What is drawn has come to rest once the layer that a gesture moves has no transform of its own.
  await expect.poll(() => theMap(page).locator('> div').getAttribute('style')).not.toMatch(/scale/);
  const before = await middles(page);
  expect(await page.evaluate(() => history.length)).toBe(steps);
  await page.reload();
  await expect(datacenterOn(page, 'us-east')).toBeAttached();
  const after = await middles(page);
  for (const [name, { x, y }] of Object.entries(before)) {
    expect(Math.abs((after[name]?.x ?? 0) - x)).toBeLessThan(1);
    expect(Math.abs((after[name]?.y ?? 0) - y)).toBeLessThan(1);
  }
  await theMap(page).focus();
  await page.keyboard.press('0');
  await expect.poll(() => parameter(page, 'zoom')).toBeNull();
});

test('with Shift the arrows move the map from an item; what is focused comes into view', async ({ page }) => {
  await openMap(page, isthmus.url, '/?zoom=3,0.5,0.2');
  const first = datacenterOn(page, 'us-east');
  const left = async () => (await first.boundingBox())?.x ?? 0;
  await first.focus();
  const before = await left();
  await page.keyboard.press('Shift+ArrowLeft');
  await expect.poll(left).toBeGreaterThan(before + 30);
  await expect(first).toBeFocused();
  await page.keyboard.press('ArrowRight');
  const second = datacenterOn(page, 'ap-south');
  await expect(second).toBeFocused();
  const pane = await theMap(page).boundingBox();
  await expect
    .poll(async () => {
      const box = await second.boundingBox();
      return box && pane && box.x >= pane.x && box.x + box.width <= pane.x + pane.width && box.y >= pane.y;
    })
    .toBe(true);
});

test('a screen reader hears what changed, and nothing before that', async ({ page }) => {
  await openMap(page, isthmus.url);
  const said = page.locator('[data-announcer]');
  await expect(said).toBeAttached();
  await expect(said).toBeEmpty();
  await switchFault(isthmus, 'gateways-stopped', true);
  await expect(said).toHaveText(/^(critical|warning): .*\.$/, { timeout: 30_000 });
  await expect(said).toHaveAttribute('aria-live', 'polite');
  await switchFault(isthmus, 'gateways-stopped', false);
  await isthmus.untilSnapshot(({ status }) => status === 'ok', 90_000);
});

test('axe finds nothing, by distance, with the panel open, in either theme', async ({ page }) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await openMap(page, isthmus.url, '/?layout=distance&filter=eu&group=role');
    await expectAccessible(page, `by distance, ${colorScheme}`);
    await page.getByLabel('Filter and group').click();
    await expect(page.getByRole('group', { name: 'Group by' })).toBeVisible();
    await expectAccessible(page, `the filter's panel, ${colorScheme}`);
  }
});

test('the table has whatever stands on the map: each row opens its details', async ({ page }) => {
  await page.goto(`${isthmus.url}/?view=table`);
  const { datacenters } = await isthmus.snapshot();
  const rows = page.getByRole('group', { name: 'Rows' });
  for (const [kind, all, name, title] of [
    ['Datacenters', datacenters.length, 'eu-north', 'secondary datacenter: details'],
    [
      'Mesh gateways',
      datacenters.flatMap(({ meshGateways }) => meshGateways).length,
      'mesh-gateway-3',
      'mesh gateway in us-east: details',
    ],
    [
      'Servers',
      datacenters.flatMap(({ servers }) => servers).length,
      'sa-east-s2',
      'server in sa-east: details',
    ],
  ] as const) {
    await rows.getByRole('button', { name: kind }).click();
    const table = page.getByRole('region', { name: `All ${kind.toLowerCase()}` });
    await expect(table.getByRole('row')).toHaveCount(all + 1);
    await table.getByRole('button', { name, exact: true }).click();
    await expect(page.getByRole('region', { name: title })).toBeVisible();
    await expect(table.getByRole('button', { name, exact: true })).toHaveAttribute('aria-pressed', 'true');
  }
  expect(parameter(page, 'rows')).toBe('servers');
  await theFilter(page).fill('sa-east');
  const servers = datacenters.find(({ name }) => name === 'sa-east')?.servers ?? [];
  await expect(page.getByRole('table').getByRole('row')).toHaveCount(servers.length + 1);
});

test('a box that changes in mid-gesture leaves nothing unsharp: where the gesture has led is drawn', async ({
  page,
}) => {
  await openMap(page, isthmus.url);
  await theMap(page).focus();
  await page.keyboard.press('+');
  await expect.poll(() => parameter(page, 'zoom')).toMatch(/^1\.5,/);
  const layer = theMap(page).locator('> div');
  // Within the 150 ms before the chart is drawn anew.
  await Promise.all([page.keyboard.press('+'), page.setViewportSize({ width: 1400, height: 700 })]);
  await expect.poll(() => parameter(page, 'zoom')).toMatch(/^2\.25,/);
  await expect.poll(() => layer.getAttribute('style')).not.toMatch(/scale/);
});

test('details that do not arrive: the page says so, and tries again when asked', async ({ page, watch }) => {
  watch.allow(/Failed to load resource|net::ERR_|Loading chunk|ChunkLoadError/);
  let isAway = true;
  await page.route('**/_next/static/chunks/*.js', async (route) => {
    const answer = await route.fetch();
    if (isAway && (await answer.text()).includes('Explain this route')) await route.abort();
    else await route.fulfill({ response: answer });
  });
  await openMap(page, isthmus.url, '/?select=pair:us-east>eu-north');
  await expect(page.getByText('The details could not be loaded.')).toBeVisible();
  isAway = false;
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(details(page).getByRole('heading', { name: 'us-east → eu-north' })).toBeVisible();
});

test('a cause far down the list opens at its beginning', async ({ page }) => {
  const whole = await isthmus.snapshot();
  const title = (n: number) => `Cause ${n}`;
  const findings = Array.from({ length: 12 }, (_, n) => ({
    id: `cause-${n}`,
    rule: 'critical-mesh-gateway',
    severity: 'warning' as const,
    subject: { kind: 'datacenter' as const, datacenter: 'eu-north' },
    title: title(n),
    cause: 'It is so. '.repeat(60),
    remedy: [{ text: 'Mend it.' }],
    evidence: [],
    symptoms: [],
    section: 'Mesh Gateways',
    confidence: 'observed' as const,
  }));
  const snapshot = { ...whole, findings } as unknown as Snapshot; // only what a list shows of a finding
  await tell(page, { snapshot, observedAt: new Date().toISOString() });
  await openMap(page, isthmus.url);
  await page.getByRole('button', { name: title(11) }).click();
  await expect(page.getByRole('heading', { name: title(11) })).toBeInViewport();
});

test('what the mouse rests on is told beside it; Escape sends it away, a drag and open sea have none', async ({
  page,
}) => {
  await openMap(page, isthmus.url);
  const card = page.locator('[data-hover-card]');
  // A mouse that lies still on something before the card's code is there has to move once more.
  await expect(async () => {
    await theMap(page).getByText('eu-north', { exact: true }).hover();
    await expect(card).toBeVisible({ timeout: 500 });
  }).toPass();
  await expect(card).toContainText(/^eu-north.*3 of 3 servers alive, 2 of 2 mesh gateways usable/);
  await page.keyboard.press('Escape');
  await expect(card).toHaveCount(0);
  await gatewayOn(page, 'us-west', 'mesh-gateway-1').hover();
  await expect(card).toContainText('mesh gateway in us-west, WAN address');
  const pane = await theMap(page).boundingBox();
  const frame = page.viewportSize();
  const inside = await card.boundingBox();
  expect(pane && inside && inside.x >= pane.x && inside.x + inside.width <= (frame?.width ?? 0)).toBe(true);
  await page.mouse.down();
  await expect(card).toHaveCount(0);
  await page.mouse.up();
});
