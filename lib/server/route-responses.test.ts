import { describe, expect, it } from 'vitest';
import { healthyObservations } from '@/lib/observation/testing/observations';
import { takeSnapshot } from '@/lib/snapshot/take-snapshot';
import { gatewaysResponse } from './gateways-response';
import { routesResponse } from './routes-response';
import type { Live } from './types';
import { whatIfResponse } from './what-if-response';

const now = 1_700_000_000_000;
function liveWith(datacenters: number): Pick<Live, 'taken'> {
  const names = Array.from({ length: datacenters }, (_, i) => `dc${i + 1}`);
  const observations = healthyObservations({
    datacenters: names.map((name) => ({ name, servers: 1, gateways: 1 })),
    primary: 'dc1',
    mode: 'mesh-gateways',
    now,
  });
  const taken = takeSnapshot(observations, { now, source: 'consul' });
  return { taken: () => taken };
}
const three = liveWith(3);
const many = liveWith(22);
const ANSWERS = { routes: routesResponse, 'what-if': whatIfResponse, gateways: gatewaysResponse };

async function get(path: string, live: Pick<Live, 'taken'> | null = three) {
  const name = path.split('?')[0] as keyof typeof ANSWERS;
  const response = ANSWERS[name](new Request(`http://isthmus/api/v1/${path}`), live);
  const type = response.headers.get('content-type') ?? '';
  const body: unknown = type.includes('json') ? await response.json() : await response.text();
  return { status: response.status, type, body };
}

it('answers 503 before the first snapshot', async () => {
  for (const path of ['routes', 'what-if', 'gateways']) expect((await get(path, null)).status).toBe(503);
});

describe('/api/v1/routes', () => {
  it('gives one way, all ways from one place, or all of a small federation', async () => {
    const count = async (query: string) =>
      ((await get(`routes${query}`)).body as { routes: unknown[] }).routes.length;
    expect(await count('?from=dc1&to=dc2')).toBe(1);
    expect(await count('?from=dc1')).toBe(2);
    expect(await count('')).toBe(6);
  });

  it.each([
    ['?from=dc9', 404],
    ['?from=dc1&to=dc1', 400],
    ['?to=__proto__', 404],
  ])('refuses %s with %i', async (query, status) => {
    expect((await get(`routes${query}`)).status).toBe(status);
  });

  it('asks for a choice in a large federation', async () => {
    expect((await get('routes', many)).status).toBe(400);
    expect((await get('routes?from=dc1', many)).status).toBe(200);
  });
});

describe('/api/v1/what-if', () => {
  it('lists single points without being asked, and what breaks when asked', async () => {
    expect((await get('what-if')).body).toMatchObject({ changes: [], stops: [] });
    const { body } = await get('what-if?stop=gateway:dc3/mesh-gateway-1&stop=gateway:dc3/mesh-gateway-1');
    expect(body).toMatchObject({
      stops: ['gateway:dc3/dc3-gw1/mesh-gateway-1'],
      sentence: '3 ways break.',
      remains: [{ datacenter: 'dc3', gateways: { before: 1, after: 0 } }],
    });
  });

  it.each([
    ['?stop=island:dc3', 400],
    ['?stop=datacenter:dc9', 404],
    [`?${Array.from({ length: 201 }, (_, i) => `stop=datacenter:x${i}`).join('&')}`, 400],
  ])('refuses %#', async (query, status) => {
    expect((await get(`what-if${query}`)).status).toBe(status);
  });
});

describe('/api/v1/gateways', () => {
  it('gives all, or those of one datacenter', async () => {
    const names = async (query: string) =>
      ((await get(`gateways${query}`)).body as { gateways: { datacenter: string }[] }).gateways.map(
        ({ datacenter }) => datacenter,
      );
    expect(await names('')).toEqual(['dc1', 'dc2', 'dc3']);
    expect(await names('?datacenter=dc2')).toEqual(['dc2']);
  });

  it('is a table for spreadsheets as well', async () => {
    const { type, body } = await get('gateways?datacenter=dc2&format=csv');
    expect(type).toBe('text/csv; charset=utf-8');
    const lines = String(body).split('\r\n');
    expect(lines).toHaveLength(5);
    expect(lines[1]).toContain('dc2,dc2-gw1,mesh-gateway-1,10.2.1.1:8443,198.51.2.1:8443,passing,dc1');
    expect(lines[1]).toContain('no,No: dc2 has no other usable mesh gateway.');
  });

  it.each([
    ['?datacenter=dc9', 404],
    ['?format=xml', 400],
  ])('refuses %s with %i', async (query, status) => {
    expect((await get(`gateways${query}`)).status).toBe(status);
  });
});
