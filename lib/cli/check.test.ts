import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NOW, three } from '@/lib/federation/testing/three';
import { readingsOf } from '@/lib/procedures/testing/verification-readings';
import { verify } from '@/lib/procedures/verification/verify';
import { failForwarding } from '@/lib/observation/testing/observations';
import { takeSnapshot } from '@/lib/snapshot/take-snapshot';
import { check, type CheckFlags } from './check';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;
let instance: Server | null = null;
let folder = '';
const out = vi.spyOn(console, 'log').mockReturnValue();
vi.spyOn(console, 'error').mockReturnValue();
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'isthmus-'));
  out.mockClear();
});
afterEach(() => {
  instance?.closeAllConnections();
  instance?.close();
  instance = null;
  rmSync(folder, { recursive: true });
  process.exitCode = 0;
  vi.unstubAllEnvs();
});

async function run(flags: Partial<CheckFlags>): Promise<{ code: number; text: string }> {
  await check({ timeout: '20', ...flags });
  return { code: Number(process.exitCode), text: String(out.mock.lastCall?.[0]) };
}
async function serving(answer: Answer): Promise<string> {
  instance = createServer(answer);
  await new Promise<void>((resolve) => instance?.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(instance.address() as AddressInfo).port}/`;
}
const json = (
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
) => response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));

const well = three();
const broken = failForwarding(three(), 'dc1', 'dc2', 'no-usable-gateway');
const snapshotOf = (observations: ReturnType<typeof three>, source: 'consul' | 'demo' = 'consul') =>
  takeSnapshot(observations, { now: NOW, source }).snapshot;
const fresh = () => ({ 'isthmus-observed-at': new Date().toISOString(), 'isthmus-stale-after-ms': '25000' });

describe('check --url', () => {
  it.each([
    ['a federation that is well', well, 0, 'CONSUL FEDERATION OK - All 3 datacenters reach each other'],
    ['one that is not', broken, 2, 'CONSUL FEDERATION CRITICAL - '],
  ])('tells of %s', async (_what, observations, code, text) => {
    const url = await serving((_request, response) => json(response, 200, snapshotOf(observations), fresh()));
    const told = await run({ url });
    expect(told.code).toBe(code);
    expect(told.text).toContain(text);
  });

  it('runs the verification there and waits for it', async () => {
    const last = verify(readingsOf(broken), { mode: 'mesh-gateways', source: 'consul' });
    const running = { startedAt: last.startedAt, answered: 1, of: 9 };
    const older = { ...last, startedAt: '2020-01-01T00:00:00.000Z', outcome: 'passed' };
    let looks = 0;
    const url = await serving(({ url: path, method }, response) => {
      if (path !== '/api/v1/verify') return json(response, 200, snapshotOf(well), fresh());
      if (method === 'POST') return json(response, 202, { running, last: older, problem: null });
      return json(
        response,
        200,
        looks++ === 0 ? { running, last: older, problem: null } : { running: null, last, problem: null },
      );
    });
    const told = await run({ url, verify: true });
    expect(looks).toBe(2);
    expect(told.code).toBe(2);
    expect(told.text).toContain('CRITICAL - Verification failed: 1 forwarded request failed');
  });

  it.each<[string, RegExp, Answer]>([
    ['another program', /not as an Isthmus does/, (_, response) => response.end('<html>')],
    [
      'one that is starting',
      /503: The first round/,
      (_, response) => json(response, 503, { detail: 'The first round' }),
    ],
    [
      'a redirect',
      /does not answer/,
      (_, response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
    ],
    ['data of an unknown age', /of an unknown time/, (_, response) => json(response, 200, snapshotOf(well))],
    [
      'old data',
      /is 100 s old/,
      (_, response) =>
        json(response, 200, snapshotOf(well), {
          'isthmus-observed-at': new Date(Date.now() - 100_000).toISOString(),
        }),
    ],
    [
      'a demo',
      /demo federation, not a real one/,
      (_, response) => json(response, 200, snapshotOf(well, 'demo'), fresh()),
    ],
    [
      'an older version',
      /of another version/,
      ({ method }, response) => json(response, 200, method === 'POST' ? {} : snapshotOf(well), fresh()),
    ],
  ])('is UNKNOWN with %s', async (what, text, answer) => {
    const told = await run({ url: await serving(answer), verify: what === 'an older version' });
    expect(told.code).toBe(3);
    expect(told.text).toMatch(/^CONSUL FEDERATION UNKNOWN - /);
    expect(told.text).toMatch(text);
  });

  it('accepts a demo by name', async () => {
    const url = await serving((_, response) => json(response, 200, snapshotOf(well, 'demo'), fresh()));
    expect(await run({ url, demo: true })).toMatchObject({ code: 0 });
  });

  it('is UNKNOWN without an answer, an address, or time', async () => {
    const url = await serving(() => undefined);
    expect(await run({ url, timeout: '0.3' })).toEqual({
      code: 3,
      text: 'CONSUL FEDERATION UNKNOWN - No result within 0.3 s.',
    });
    instance?.closeAllConnections();
    await new Promise((resolve) => instance?.close(resolve));
    expect((await run({ url })).text).toContain('does not answer: connect ECONNREFUSED');
    expect((await run({ url: 'isthmus.example.com' })).text).toContain('is no address');
    expect(await run({ timeout: 'soon' })).toMatchObject({ code: 3 });
  });
});

describe('check', () => {
  it('is UNKNOWN with a configuration that is not usable, or without any', async () => {
    const config = join(folder, 'bad.yaml');
    writeFileSync(config, 'datacentres: {}\n');
    expect(await run({ config })).toMatchObject({
      code: 3,
      text: expect.stringContaining('isthmus validate'),
    });
    expect(await run({ config: join(folder, 'absent.yaml') })).toMatchObject({ code: 3 });
  });

  it('is UNKNOWN while no agent answers, and says which', { timeout: 25_000 }, async () => {
    const config = join(folder, 'away.yaml');
    writeFileSync(config, 'datacenters:\n  dc1:\n    addresses: [http://127.0.0.1:1]\n');
    const told = await run({ config });
    expect(told.code).toBe(3);
    expect(told.text).toContain('http://127.0.0.1:1');
  });

  it('reads and verifies a federation by itself', { timeout: 40_000 }, async () => {
    const told = await run({ demo: true, verify: true, timeout: '30' });
    expect(told.text).toContain('DEMO, not a real federation');
    expect(told.text).toContain('verification_failed=0');
    expect(told.code).toBe(0);
  });
});
