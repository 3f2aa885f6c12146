import type { Locator, Page } from '@playwright/test';
import type { Snapshot } from '@/lib/snapshot/types';
import { switchFault } from '../demo-faults';
import { type Isthmus, startIsthmus } from '../isthmus';
import {
  expectAccessible,
  expectFits,
  expectStill,
  LAPTOP,
  NARROWEST,
  PHONE,
  watchShifts,
  WIDE,
} from './look-over';
import { SNAPSHOT, tell } from './stand-in';
import { details, expect, test, theMap } from './watch';

/** Every screen in every state: the verdict is there, nothing moves, nothing is wider than the screen, axe finds nothing, no error. */

let isthmus: Isthmus;
test.beforeAll(async () => {
  test.setTimeout(200_000);
  isthmus = await startIsthmus({ args: ['--demo'] });
  await isthmus.untilSnapshot(({ status }) => status === 'ok');
});
test.afterAll(async () => expect(await isthmus?.stop()).toBe(0));
test.describe.configure({ timeout: 120_000 });

type Screen = {
  path: string;
  ready: (page: Page) => Locator;
  /** Shows the verdict as its heading. */ heading?: true;
};

/** `ready`: what is there only when all that the screen reads has come. */
const SCREENS: readonly Screen[] = [
  { path: '/', heading: true, ready: (page) => theMap(page).getByRole('button').first() },
  {
    path: '/?select=pair:us-east>eu-central',
    heading: true,
    ready: (page) => details(page).getByRole('heading', { name: /^Gossip/ }),
  },
  { path: '/?view=table', heading: true, ready: (page) => page.getByRole('table') },
  { path: '/matrix', heading: true, ready: (page) => page.getByRole('application', { name: /^Matrix/ }) },
  {
    path: '/datacenters/eu-central',
    ready: (page) => page.getByRole('region', { name: 'Ask Consul yourself' }),
  },
  {
    path: '/datacenters/nowhere',
    ready: (page) => page.getByRole('heading', { name: /^No datacenter is named nowhere/ }),
  },
  { path: '/routes', ready: (page) => page.getByRole('heading', { name: 'What if it stops?' }) },
  { path: '/verify', ready: (page) => page.getByRole('button', { name: /^Verify / }) },
  { path: '/verify?show=new-secondary', ready: (page) => page.getByRole('list', { name: 'Steps' }) },
  { path: '/verify?show=firewall', ready: (page) => page.getByRole('table').first() },
  { path: '/rules', ready: (page) => page.getByRole('heading', { name: 'What cannot be seen' }) },
  {
    path: '/rules/no-usable-mesh-gateway',
    ready: (page) => page.getByRole('heading', { name: 'What mends it' }),
  },
  { path: '/decode', ready: (page) => page.getByRole('button', { name: 'What does it mean?' }) },
  { path: '/wall?demo', heading: true, ready: (page) => page.getByRole('region', { name: 'What is wrong' }) },
  { path: '/nowhere', ready: (page) => page.getByRole('heading', { name: 'There is no such page' }) },
  {
    path: '/rules/no-usable-mesh-gatway',
    ready: (page) => page.getByRole('link', { name: 'no-usable-mesh-gateway' }),
  },
];
/** Of those that only show the frame while there is nothing to show. */
const FRAMES = SCREENS.filter(({ path }) =>
  ['/', '/datacenters/eu-central', '/verify', '/wall?demo'].includes(path),
);

const verdictOn = (page: Page, { heading }: Screen, words: RegExp) =>
  heading
    ? page.getByRole('heading', { level: 1, name: words })
    : page.getByRole('status').filter({ hasText: words }).first();

async function open(page: Page, { path, ready }: Screen): Promise<void> {
  await page.goto(`${isthmus.url}${path}`);
  await expect(ready(page)).toBeVisible({ timeout: 30_000 });
}

async function lookAt(page: Page, where: string, ...themes: readonly ('light' | 'dark')[]): Promise<void> {
  for (const colorScheme of themes) {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
    await expectAccessible(page, `${where}, ${colorScheme}`);
  }
}

async function fitsEverywhere(page: Page, where: string): Promise<void> {
  for (const size of [WIDE, PHONE, NARROWEST, LAPTOP]) {
    await page.setViewportSize(size);
    await expectFits(page, `${where}, ${size.width} px`);
  }
}

async function switchFaults(active: boolean, ids: readonly string[]): Promise<void> {
  for (const id of ids) await switchFault(isthmus, id, active);
}

/** What the demo federation can be in; the server itself is in it. */
const STATES = [
  {
    state: 'well',
    faults: [],
    verdict: /All 6 datacenters reach each other/,
    until: ({ status }: Snapshot) => status === 'ok',
    looks: [[LAPTOP, 'dark']],
  },
  {
    state: 'partial and denied',
    faults: ['operator-read-denied', 'agent-unreachable'],
    verdict: /./,
    until: ({ coverage }: Snapshot) =>
      coverage.vantagesDenied > 0 && coverage.vantagesAnswering < coverage.vantages,
    looks: [[PHONE, 'light']],
  },
  {
    state: 'broken',
    faults: ['gateways-stopped'],
    verdict: /eu-central/,
    until: ({ status, pairs }: Snapshot) => status === 'critical' && pairs.state.split('x').length > 8,
    // Each width is loaded for itself where there is most to see: what moves depends on it.
    looks: [
      [WIDE, 'dark'],
      [PHONE, 'dark', 'light'],
      [LAPTOP, 'light'],
    ],
  },
] as const;

for (const { state, faults, verdict, until, looks } of STATES)
  test.describe(state, () => {
    test.beforeAll(async () => {
      await switchFaults(true, faults);
      await isthmus.untilSnapshot(until, 90_000);
    });
    test.afterAll(() => switchFaults(false, faults));

    for (const screen of SCREENS)
      test(`${screen.path} is whole and still`, async ({ page, watch }) => {
        if (/nowhere$|gatway$/.test(screen.path)) watch.allow(/status of 404/);
        await watchShifts(page);
        for (const [size, ...themes] of looks) {
          await page.setViewportSize(size);
          await open(page, screen);
          const where = `${screen.path}, ${state}, ${size.width} px`;
          await expect(verdictOn(page, screen, verdict)).toBeVisible();
          if (screen.path !== '/wall?demo')
            await expect(page.getByRole('region', { name: 'Demo', exact: true })).toBeVisible();
          await expectStill(page, where);
          await expectFits(page, where);
          await lookAt(page, where, ...themes);
        }
        await fitsEverywhere(page, `${screen.path}, ${state}`);
        if (state !== 'broken') return;

        await page.emulateMedia({ forcedColors: 'active' });
        await expectAccessible(page, `${screen.path}, forced colours`);
        await page.emulateMedia({ forcedColors: 'none' });
        // 200 %: half as many pixels of the style sheet on the same screen.
        const cdp = await page.context().newCDPSession(page);
        const twice = {
          width: LAPTOP.width / 2,
          height: LAPTOP.height / 2,
          deviceScaleFactor: 2,
          mobile: false,
        };
        await cdp.send('Emulation.setDeviceMetricsOverride', twice);
        await expectFits(page, `${screen.path}, 200 %`);
        await expectAccessible(page, `${screen.path}, 200 %`);
      });
  });

/** What the browser itself writes of a failed request; the page has to live with it. */
const FAILED_REQUEST = /Failed to load resource|net::ERR_/;

const problem = (status: number, title: string, detail: string) => ({
  status,
  contentType: 'application/problem+json',
  body: JSON.stringify({ type: 'about:blank', title, status, detail }),
});

/** What a page can be told, or not told, whatever the federation is like. */
const TOLD: readonly {
  state: string;
  screens: readonly Screen[];
  set: (page: Page, snapshot: Snapshot) => Promise<unknown>;
  /** What the page says of it, and what the wall does. */
  says: RegExp;
  wall: RegExp;
  verdict?: RegExp;
}[] = [
  {
    state: 'loading',
    screens: FRAMES,
    set: (page) => page.route(SNAPSHOT, () => new Promise(() => undefined)),
    says: /^Reading the federation/,
    wall: /Reading the federation/,
  },
  {
    state: 'starting',
    screens: FRAMES,
    set: (page) =>
      page.route(SNAPSHOT, (route) =>
        route.fulfill(problem(503, 'No snapshot yet', 'The first round of reads is not finished.')),
      ),
    says: /Isthmus is asking the agents for the first time/,
    wall: /asking the agents for the first time/,
  },
  {
    state: 'away',
    screens: FRAMES,
    set: (page) => page.route('**/api/v1/**', (route) => route.abort()),
    says: /Isthmus does not answer/,
    wall: /Isthmus does not answer/,
  },
  {
    state: 'empty',
    screens: FRAMES,
    set: (page, snapshot) =>
      tell(page, {
        snapshot: {
          ...snapshot,
          status: 'unknown',
          headline: 'No datacenter is known yet',
          datacenters: [],
          findings: [],
          pairs: { state: '', gossip: '', forwarding: '', gateways: '', roundTripMs: [] },
        } as Snapshot,
        observedAt: new Date().toISOString(),
      }),
    says: /No datacenter is known yet/,
    wall: /No datacenter is known yet/,
  },
  {
    state: 'stale',
    screens: SCREENS,
    set: (page, snapshot) =>
      tell(page, { snapshot, observedAt: new Date(Date.now() - 600_000).toISOString() }),
    says: /STALE.*No agent has answered since/,
    wall: /STALE.*No agent has answered since/,
    verdict: /At \d\d:\d\d:\d\d: /,
  },
  {
    state: 'offline',
    screens: FRAMES,
    set: (page, snapshot) =>
      tell(page, { snapshot, observedAt: new Date().toISOString(), connection: 'lost' }),
    says: /DISCONNECTED.*Connection to Isthmus lost/,
    wall: /STALE.*Isthmus does not answer/,
    verdict: /At \d\d:\d\d:\d\d: /,
  },
];

for (const { state, screens, set, says, wall, verdict } of TOLD)
  test.describe(state, () => {
    for (const screen of screens)
      test(`${screen.path} says so`, async ({ page, watch }) => {
        watch.allow(FAILED_REQUEST);
        await watchShifts(page);
        await set(page, await isthmus.snapshot());
        await page.goto(`${isthmus.url}${screen.path}`);
        const isWall = screen.path.startsWith('/wall');
        await expect(page.getByText(isWall ? wall : says).first()).toBeVisible({ timeout: 30_000 });
        if (verdict && !isWall) await expect(verdictOn(page, screen, verdict)).toBeVisible();
        const where = `${screen.path}, ${state}`;
        await expectStill(page, where);
        await lookAt(page, where, 'dark', 'light');
        await fitsEverywhere(page, where);
      });
  });
