import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from './watch';

/** A page of our own that does what pages must not, each under a name. */
const MISDEEDS = {
  'console.error': `console.error('it says so')`,
  'uncaught error': `setTimeout(() => { throw new Error('nobody caught') })`,
  dialog: `alert('hello')`,
  'CSP violation': `document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=1>')`,
  'foreign request': `fetch('http://127.0.0.1:9/').catch(() => {})`,
} as const;

let server: Server;
let url: string;
test.beforeAll(async () => {
  server = createServer((request, response) => {
    const name = decodeURIComponent(request.url?.slice(1) ?? '');
    const script = Object.entries(MISDEEDS).find(([misdeed]) => misdeed === name)?.[1] ?? '';
    response.setHeader('content-type', 'text/html');
    if (name === 'CSP violation') response.setHeader('content-security-policy', "script-src 'nonce-a'");
    response.end(`<!doctype html><link rel=icon href="data:,"><body><script nonce=a>${script}</script>`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
test.afterAll(() => void server.close());

for (const [name, noticed] of [
  ['console.error', /^console: it says so$/],
  ['uncaught error', /^page error: nobody caught$/],
  ['dialog', /^dialog: hello$/],
  ['CSP violation', /^console: CSP violation of script-src/],
  ['foreign request', /^request to http:\/\/127\.0\.0\.1:9$/],
] as const)
  test(`the watch notices: ${name}`, async ({ page, watch }) => {
    await page.goto(`${url}/${encodeURIComponent(name)}`);
    await expect.poll(() => watch.trouble().filter((words) => noticed.test(words)).length).toBeGreaterThan(0);
    watch.allow(/./);
  });
