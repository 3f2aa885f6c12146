import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { datacenterPath } from '@/lib/graph/address';
import { formatSelection, gatewayKey, type Selection } from '@/lib/graph/selection';
import { type Isthmus, startIsthmus } from '../isthmus';
import { QUICK } from '../lab/isthmus-config';
import { addressesOf, type DemoAgents, startDemoAgents } from './demo-agents';
import { details, expect, openMap, test, theMap } from './watch';

const bin = fileURLToPath(new URL('../../lib/cli/bin.mjs', import.meta.url));

let demo: DemoAgents;
let isthmus: Isthmus;
test.beforeAll(async () => {
  test.setTimeout(200_000);
  demo = await startDemoAgents({ hostile: true });
  const liar = demo.agents.find(({ datacenter }) => datacenter !== 'us-east');
  // The second says of itself that it is in a datacenter of another name, a hostile one.
  const datacenters = {
    'us-east': { addresses: addressesOf(demo, 'us-east') },
    liar: { addresses: [liar?.url] },
  };
  isthmus = await startIsthmus({ config: { ...QUICK, datacenters } });
  await isthmus.untilSnapshot((s) => s.datacenters.length >= 6 && s.coverage.pairsMeasured >= 5);
});
test.afterAll(async () => {
  expect(await isthmus?.stop()).toBe(0);
  await demo?.stop();
});

/** Everything in the page that only markup out of Consul could have put there. */
const injected = (page: Page) =>
  page.evaluate(() => {
    const foreign = 'img, iframe, object, embed, foreignObject, base, form, frame, portal, meta[http-equiv]';
    const wrong = [...document.querySelectorAll(foreign)].map(({ outerHTML }) => outerHTML.slice(0, 200));
    for (const script of document.querySelectorAll('script')) {
      const ours = script.nonce !== '' || new URL(script.src, 'x:').origin === window.location.origin;
      if (!ours) wrong.push(`script ${script.outerHTML.slice(0, 200)}`);
    }
    for (const element of document.querySelectorAll('body *'))
      for (const { name, value } of element.attributes) {
        if (name.startsWith('on')) wrong.push(`${element.tagName} ${name}=${value.slice(0, 100)}`);
        if (
          /^(xlink:)?href$|^src$|^action$/.test(name) &&
          !/^(\/|#|data:image\/|http:\/\/127\.0\.0\.1)/.test(value)
        )
          wrong.push(`${element.tagName} ${name}=${value.slice(0, 100)}`);
      }
    return wrong;
  });

test('hostile names are text and nothing else, wherever they are shown', async ({ page, watch }) => {
  test.setTimeout(180_000);
  const { datacenters, findings } = await isthmus.snapshot();
  const hostile = datacenters.filter(({ name }) => /[^a-z0-9-]/.test(name));
  expect(hostile.length).toBeGreaterThan(3);
  await openMap(page, isthmus.url);
  await expect(theMap(page).getByRole('button', { name: /^datacenter / })).toHaveCount(datacenters.length);
  expect(await injected(page)).toEqual([]);

  // What an address can carry: a name of 64 KiB or with half a character cannot be asked for. One in eight, so that it ends.
  const linkable = datacenters.filter(({ name }) => name.length < 500 && !/[\ud800-\udfff]/.test(name));
  const sample = linkable.filter((_, i) => i % 8 === 0);
  const selections: Selection[] = sample.flatMap(({ name, meshGateways, servers }, i): Selection[] => [
    { kind: 'datacenter', datacenter: name },
    ...meshGateways.slice(0, 1).map((gateway): Selection => ({
      kind: 'gateway',
      datacenter: name,
      gateway: gatewayKey(gateway, meshGateways),
    })),
    ...servers.slice(0, 1).map(({ node }): Selection => ({ kind: 'server', datacenter: name, server: node })),
    { kind: 'pair', from: name, to: linkable[i + 1]?.name ?? 'us-east' },
  ]);
  selections.push(...findings.slice(0, 5).map(({ id }): Selection => ({ kind: 'finding', id })));
  for (const selection of selections) {
    const query = new URLSearchParams({ select: formatSelection(selection) });
    await page.goto(`${isthmus.url}/?${query}`);
    await expect(details(page)).toBeVisible();
    if (selection.kind === 'pair')
      await expect(details(page).getByText('Reading the evidence')).toHaveCount(0);
    expect(await injected(page), formatSelection(selection)).toEqual([]);
  }
  // Its page names all the others, among them names that no address can carry as they are.
  for (const path of [
    datacenterPath(sample[0]?.name ?? ''),
    '/datacenters/us-east',
    '/datacenters/nowhere',
  ]) {
    watch.allow(/status of 404/);
    await page.goto(`${isthmus.url}${path}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    for (const button of await page.getByRole('button', { name: 'Name them' }).all()) await button.click();
    expect(await injected(page), path).toEqual([]);
  }
  await page.goto(`${isthmus.url}/?view=table`);
  await expect(page.getByRole('table').getByRole('row').nth(20)).toBeVisible();
  expect(await injected(page)).toEqual([]);
});

test('the API stays JSON, and finds every pair by its name', async ({ request }) => {
  const { datacenters } = await isthmus.snapshot();
  for (const { name: from } of datacenters) {
    // Half a surrogate pair cannot stand in a URL, and Node takes 16 KiB of request line and headers: answered, too.
    const tooLong = new URLSearchParams({ from }).toString().length > 15_000;
    const expected = tooLong ? 431 : /\p{Surrogate}/u.test(from) ? 404 : 200;
    const answer = await request.get(`${isthmus.url}/api/v1/pairs`, { params: { from } });
    expect(answer.status(), JSON.stringify(from.slice(0, 80))).toBe(expected);
    if (expected !== 200) continue;
    const { pairs } = (await answer.json()) as { pairs: readonly { from: string; to: string }[] };
    expect(pairs.map(({ to }) => to).sort()).toEqual(
      datacenters.flatMap(({ name }) => (name === from ? [] : [name])).sort(),
    );
  }
});

/** Of terminals: everything below space but the line feed, DEL, and the C1 range with its one-byte CSI and OSC. */
const CONTROL = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/;

test('what was read can be replayed, and nothing of it reaches a terminal', async () => {
  const observations = await (await fetch(`${isthmus.url}/api/v1/observations`)).text();
  const folder = await mkdtemp(join(tmpdir(), 'isthmus-replay-'));
  try {
    const file = join(folder, 'observations.json');
    await writeFile(file, observations);
    const { status, stdout, stderr } = spawnSync(process.execPath, [bin, 'replay', file], {
      encoding: 'utf8',
      maxBuffer: 256 * 1024 * 1024,
    });
    expect(status, stderr).toBe(0);
    const replayed = JSON.parse(stdout) as Awaited<ReturnType<Isthmus['snapshot']>>;
    const names = ({ datacenters }: typeof replayed) => datacenters.map(({ name }) => name);
    expect(names(replayed)).toEqual(names(await isthmus.snapshot()));
    expect(CONTROL.exec(stdout)).toBeNull();
    expect(CONTROL.exec(stderr)).toBeNull();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  expect(CONTROL.exec(isthmus.output())).toBeNull();
});
