import { type Isthmus, startIsthmus } from '../isthmus';
import { QUICK } from '../lab/isthmus-config';
import { pairStates } from '../lab/pair-states';
import { addressesOf, type DemoAgents, startDemoAgents } from './demo-agents';
import { datacenterOn, expect, openMap, pairOn, test } from './watch';

const SNAPSHOT = '**/api/v1/snapshot';
const EVENTS = '**/api/v1/events';
/** What the browser itself writes of a failed request; the page has to live with it. */
const FAILED_REQUEST = /Failed to load resource|net::ERR_/;

test.describe('the API', () => {
  let isthmus: Isthmus;
  test.beforeAll(async () => {
    test.setTimeout(200_000);
    isthmus = await startIsthmus({ args: ['--demo'] });
    await isthmus.untilSnapshot(({ status }) => status === 'ok');
  });
  test.afterAll(async () => expect(await isthmus?.stop()).toBe(0));

  test('is slow: the page says what it reads, and draws no island until it has', async ({ page }) => {
    let answer = () => {};
    const held = new Promise<void>((resolve) => (answer = resolve));
    await page.route(SNAPSHOT, async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(isthmus.url);
    await expect(page.getByRole('status').filter({ hasText: 'Reading the federation' })).toBeVisible();
    await expect(page.getByRole('button', { name: /^datacenter / })).toHaveCount(0);
    answer();
    await expect(datacenterOn(page, 'us-east')).toBeVisible();
  });

  test('has no snapshot yet: says so, what to ask, and goes on by itself', async ({ page, watch }) => {
    watch.allow(/status of 503/);
    const detail = 'The first round of reads is not finished.';
    await page.route(SNAPSHOT, (route) =>
      route.fulfill({
        status: 503,
        contentType: 'application/problem+json',
        body: JSON.stringify({ type: 'about:blank', title: 'No snapshot yet', status: 503, detail }),
      }),
    );
    await page.goto(isthmus.url);
    const main = page.getByRole('main');
    await expect(main.getByRole('heading')).toHaveText('Isthmus is asking the agents for the first time');
    await expect(main).toContainText(detail);
    await expect(main).toContainText(`curl -s ${isthmus.url}/readyz`);
    await page.unroute(SNAPSHOT);
    await expect(datacenterOn(page, 'us-east')).toBeVisible();
  });

  test('is away from the start: cause, last good time, next command', async ({ page, watch }) => {
    watch.allow(FAILED_REQUEST);
    await page.route('**/api/v1/**', (route) => route.abort());
    await page.goto(isthmus.url);
    const main = page.getByRole('main');
    await expect(main.getByRole('heading')).toHaveText('Isthmus does not answer');
    await expect(main).toContainText('There was no good answer since this page was opened.');
    await expect(main).toContainText(`curl -si ${isthmus.url}/healthz`);
    await page.unroute('**/api/v1/**');
    await expect(datacenterOn(page, 'us-east')).toBeVisible();
  });

  test('answers, but no agent has for long: a STALE band over the whole width', async ({ page }) => {
    const snapshot = await isthmus.snapshot();
    const observedAt = new Date(Date.now() - 600_000).toISOString();
    const { revision, takenAt, source, status, headline } = snapshot;
    const event = { revision, takenAt, source, status, headline, observedAt, staleAfterMs: 30_000 };
    await page.route(EVENTS, (route) =>
      route.fulfill({
        contentType: 'text/event-stream',
        body: `retry: 1000\n\nevent: revision\ndata: ${JSON.stringify(event)}\n\n`,
      }),
    );
    await page.route(SNAPSHOT, async (route) => {
      const response = await route.fetch();
      await route.fulfill({
        response,
        headers: { ...response.headers(), 'isthmus-observed-at': observedAt },
      });
    });
    await openMap(page, isthmus.url);
    const band = page.getByRole('region', { name: 'Age of the data' });
    await expect(band.getByRole('alert')).toContainText(
      /STALE.*No agent has answered since \d\d:\d\d:\d\d.*10 min ago/,
    );
    await expect(band).toContainText('/v1/status/leader');
    expect((await band.boundingBox())?.width).toBe(1280);
    await expect(page.getByRole('banner')).toContainText('data 10 min old');
    // The verdict is of then, and does not look like one of now.
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/At \d\d:\d\d:\d\d: /);
  });
});

test('Isthmus goes away and comes back: the page says so, keeps the last picture, and goes on', async ({
  page,
  watch,
}) => {
  test.setTimeout(240_000);
  watch.allow(FAILED_REQUEST);
  const isthmus = await startIsthmus({ args: ['--demo'] });
  await isthmus.untilSnapshot(({ status }) => status === 'ok');
  await openMap(page, isthmus.url);
  await expect(page.getByRole('banner')).toContainText('· live');
  expect(await isthmus.stop()).toBe(0);

  const band = page.getByRole('region', { name: 'Age of the data' });
  await expect(band).toContainText('DISCONNECTED', { timeout: 30_000 });
  await expect(band).toContainText('Connection to Isthmus lost, showing data of');
  await expect(band).toContainText(`curl -si ${isthmus.url}/readyz`);
  await expect(page.getByRole('banner')).toContainText('asking every 5 s');
  await expect(datacenterOn(page, 'us-east')).toBeVisible();

  const again = await startIsthmus({ args: ['--demo', '--port', new URL(isthmus.url).port] });
  try {
    expect(again.url).toBe(isthmus.url);
    await expect(band).toHaveCount(0, { timeout: 40_000 });
    await expect(page.getByRole('banner')).toContainText('· live', { timeout: 40_000 });
  } finally {
    expect(await again.stop()).toBe(0);
  }
});

test.describe('one agent is all that is configured', () => {
  let demo: DemoAgents;
  let isthmus: Isthmus;
  test.beforeAll(async () => {
    test.setTimeout(200_000);
    demo = await startDemoAgents();
    isthmus = await startIsthmus({
      config: QUICK,
      env: { CONSUL_HTTP_ADDR: addressesOf(demo, 'us-east')[0] },
    });
  });
  test.afterAll(async () => {
    expect(await isthmus?.stop()).toBe(0);
    await demo?.stop();
  });

  test('what it cannot know is drawn as unknown, never as connected', async ({ page }) => {
    const snapshot = await isthmus.untilSnapshot((s) => pairStates(s)['us-east>eu-central'] === 'connected');
    const unknown = Object.entries(pairStates(snapshot)).filter(([, state]) => state === 'unknown');
    expect(unknown.length).toBeGreaterThan(0);
    await openMap(page, isthmus.url);
    for (const [name] of unknown) {
      const [from = '', to = ''] = name.split('>');
      const pair = pairOn(page, from, to);
      await expect(pair).toHaveAccessibleName(`${from} to ${to}: unknown`);
      await expect(pair.locator('path.half')).toHaveClass(/\btone-unknown\b/);
    }
    await expect(pairOn(page, 'us-east', 'eu-central')).toHaveAccessibleName(
      'us-east to eu-central: connected',
    );
    await expect(page.getByText('DEMO')).toHaveCount(0);
  });
});
