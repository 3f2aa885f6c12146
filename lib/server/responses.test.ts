import { describe, expect, it } from 'vitest';
import { healthyObservations } from '@/lib/observation/testing/observations';
import { verify } from '@/lib/procedures/verification/verify';
import { takeSnapshot } from '@/lib/snapshot/take-snapshot';
import type { RevisionEvent } from '@/lib/snapshot/types';
import { toBody } from './body';
import { checklistResponse } from './checklist-response';
import { decodeResponse } from './decode-response';
import { demoFaultsResponse, switchDemoFaultResponse } from './demo-response';
import { eventsResponse } from './events-response';
import { firewallResponse } from './firewall-response';
import { healthResponse, readyResponse } from './health-response';
import { pairsResponse } from './pairs-response';
import { encodingFor, matches, snapshotResponse } from './snapshot-response';
import type { Live } from './types';
import { verificationRuns } from './verification-runs';
import { startVerifyResponse, verifyResponse } from './verify-response';

const now = 1_700_000_000_000;
const observations = healthyObservations({
  datacenters: ['dc1', 'dc2', 'dc3'].map((name) => ({ name, servers: 1, gateways: 1 })),
  primary: 'dc1',
  mode: 'mesh-gateways',
  now,
});
const taken = takeSnapshot(observations, { now, source: 'demo' });
const event: RevisionEvent = {
  revision: taken.snapshot.revision,
  takenAt: 'now',
  observedAt: null,
  source: 'demo',
  status: 'ok',
  headline: 'evil\n\nevent: revision\r\ndata: {"status":"ok"}\n\n',
  since: 'then',
  before: null,
  build: 'b1',
  staleAfterMs: 1,
};
function running() {
  const closing = new AbortController();
  const listeners = new Set<(event: RevisionEvent) => void>();
  const active = new Set<string>();
  const live: Live = {
    taken: () => taken,
    body: () => toBody(taken.snapshot),
    event: () => event,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    observations: () => ({ format: 'isthmus-observations/1', takenAt: now, source: 'demo', observations }),
    verification: verificationRuns({
      ask: () => new Promise(() => undefined),
      judge: (readings) => verify(readings, { mode: 'mesh-gateways', source: 'demo' }),
      now: () => now,
      signal: closing.signal,
      onError: (error) => expect(error).toBeUndefined(),
    }),
    demo: {
      faults: () => [{ id: 'f', title: 't', description: 'd', active: active.has('f') }],
      setFault: (id, on) => {
        if (on) active.add(id);
        return Promise.resolve();
      },
    },
    closing: closing.signal,
  };
  return { live, closing, listeners };
}
const get = (path: string, init: RequestInit = {}) => new Request(`http://isthmus${path}`, init);

describe('snapshotResponse', () => {
  it.each([
    [null, 'json'],
    ['gzip, deflate, br', 'br'],
    ['GZIP;q=0.5', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['br; q=0.00,gzip;q=0', 'json'],
    ['identity', 'json'],
  ])('answers Accept-Encoding %s with %s', (accept, encoding) => {
    expect(encodingFor(accept)).toBe(encoding);
  });

  it('compares tags weakly, in lists too', () => {
    expect(matches('"a", W/"b"', '"b"')).toBe(true);
    expect(matches('*', '"b"')).toBe(true);
    expect(matches('"bb"', '"b"')).toBe(false);
    expect(matches(null, '"b"')).toBe(false);
  });

  it('sends a body once and then 304', async () => {
    const { live } = running();
    const first = await snapshotResponse(get('/'), live);
    expect(await first.json()).toEqual(JSON.parse(JSON.stringify(taken.snapshot)));
    const etag = first.headers.get('etag') ?? '';
    const second = await snapshotResponse(get('/', { headers: { 'if-none-match': `W/${etag}` } }), live);
    expect(second.status).toBe(304);
    expect(await second.text()).toBe('');
    expect((await snapshotResponse(get('/'), null)).status).toBe(503);
  });
});

describe('eventsResponse', () => {
  it('cannot be made to tell a second event by text from Consul, and ends with the viewer', async () => {
    const { live, listeners } = running();
    const viewer = new AbortController();
    const response = eventsResponse(get('/', { signal: viewer.signal }), live);
    expect(listeners.size).toBe(1);
    for (const listener of listeners) listener(event);
    viewer.abort();
    const frames = (await response.text()).split('\n\n').filter((part) => part.startsWith('event:'));
    expect(frames).toHaveLength(2);
    expect(JSON.parse(frames[1]?.slice('event: revision\ndata: '.length) ?? '')).toEqual(event);
    expect(listeners.size).toBe(0);
  });

  it('ends when the program closes, also if it already has', async () => {
    const { live, closing, listeners } = running();
    const open = eventsResponse(get('/'), live);
    closing.abort();
    expect(await open.text()).toContain('retry: 3000');
    expect(await eventsResponse(get('/'), live).text()).toBe('');
    expect(listeners.size).toBe(0);
  });

  it('lets a viewer go who does not read', () => {
    const { live, listeners } = running();
    eventsResponse(get('/'), live);
    const long = { ...event, headline: 'x'.repeat(100_000) };
    for (let i = 0; i < 5; i++) for (const listener of listeners) listener(long);
    expect(listeners.size).toBe(0);
  });
});

describe('pairsResponse', () => {
  it('answers chosen pairs, and says which name is not known', async () => {
    const { live } = running();
    const pairs = async (query: string) => (await pairsResponse(get(`/p${query}`), live).json()).pairs.length;
    expect([await pairs(''), await pairs('?from=dc1'), await pairs('?from=dc1&to=dc2')]).toEqual([6, 2, 1]);
    expect(pairsResponse(get('/p?to=dc9'), live).status).toBe(404);
    expect(pairsResponse(get('/p'), null).status).toBe(503);
  });

  it('tells the same as CSV, one line a pair', async () => {
    const lines = (await pairsResponse(get('/p?format=csv'), running().live).text()).trim().split('\r\n');
    expect(lines).toHaveLength(7);
    expect(lines[0]).toMatch(/^from,to,state,/);
    expect(lines[1]).toMatch(/^dc1,dc2,connected,good,good,good,/);
  });
});

describe('demo switches', () => {
  const post = (body: string, headers: Record<string, string> = {}) =>
    get('/f', { method: 'POST', body, headers });
  it('are switched from our own pages only', async () => {
    const { live } = running();
    const asked = '{"id":"f","active":true}';
    for (const site of ['cross-site', 'same-site'])
      expect((await switchDemoFaultResponse(post(asked, { 'sec-fetch-site': site }), live)).status).toBe(403);
    expect(live.demo?.faults()[0]?.active).toBe(false);
    const done = await switchDemoFaultResponse(post(asked, { 'sec-fetch-site': 'same-origin' }), live);
    expect((await done.json()).faults[0].active).toBe(true);
  });

  it('refuse what they do not know', async () => {
    const { live } = running();
    expect((await switchDemoFaultResponse(post('{'), live)).status).toBe(400);
    expect((await switchDemoFaultResponse(post('{"id":"x","active":true}'), live)).status).toBe(404);
    expect(demoFaultsResponse({ ...live, demo: null }).status).toBe(404);
  });
});

describe('verification', () => {
  const post = (headers: Record<string, string> = {}) => get('/v', { method: 'POST', headers });
  it('is started by a POST from our own pages or a command line, and only told by a GET', async () => {
    const { live } = running();
    for (const headers of [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'http://evil.example', host: 'isthmus' },
      { origin: 'null', host: 'isthmus' },
    ] as Record<string, string>[])
      expect(startVerifyResponse(post(headers), live).status).toBe(403);
    expect(await verifyResponse(live).json()).toEqual({ running: null, last: null, problem: null });
    expect(startVerifyResponse(post({ origin: 'http://isthmus', host: 'isthmus' }), live).status).toBe(202);
    expect(
      startVerifyResponse(post({ 'sec-fetch-site': 'same-origin', origin: 'http://a' }), live).status,
    ).toBe(202);
    expect((await startVerifyResponse(post(), live).json()).running).toMatchObject({ answered: 0 });
  });

  it('waits until it is known whom to ask', () => {
    const { live } = running();
    expect(startVerifyResponse(post(), { ...live, taken: () => null }).status).toBe(503);
    expect(verifyResponse(null).status).toBe(503);
  });
});

it('answers a procedure for the chosen datacenters', async () => {
  const { live } = running();
  const ask = (procedure: string, query = '') => checklistResponse(procedure, get(`/c${query}`), live);
  const told = await ask('existing-secondary', '?primary=dc1&secondary=dc3').json();
  expect(told).toMatchObject({ primary: 'dc1', secondary: 'dc3', source: 'demo' });
  expect(told.steps).toHaveLength(5);
  expect((await ask('pre-flight').json()).secondary).toBeNull();
  expect(ask('big-bang').status).toBe(404);
  expect(ask('new-secondary', '?secondary=dc9').status).toBe(404);
  expect(checklistResponse('new-secondary', get('/c'), null).status).toBe(503);
});

it('answers the firewall openings as JSON, CSV and text', async () => {
  const { live } = running();
  const ask = (query = '') => firewallResponse(get(`/f${query}`), live);
  expect((await ask().json()).traditional.rows).toHaveLength(6);
  const csv = await ask('?format=csv').text();
  expect(csv.split('\r\n')[1]).toContain(
    'traditional,servers of 2 other datacenters,10.2.0.11 10.3.0.11,servers of dc1',
  );
  expect(await ask('?format=text').text()).toContain('(DEMO, not a real federation)');
  expect(ask('?format=pdf').status).toBe(400);
  expect(firewallResponse(get('/f'), null).status).toBe(503);
});

describe('decodeResponse', () => {
  const post = (body: string, headers: Record<string, string> = {}) =>
    get('/d', { method: 'POST', body, headers });
  const json = { 'content-type': 'application/json' };

  it('decodes a text, or JSON that says whose log it is', async () => {
    const { live } = running();
    for (const request of [
      post('No path to datacenter', { 'content-type': 'text/plain' }),
      post('{"text":"No path to datacenter","datacenter":"dc1"}', json),
    ]) {
      const { lines } = await (await decodeResponse(request, live)).json();
      expect(lines).toMatchObject([{ known: true, line: 'No path to datacenter' }]);
    }
    expect(await (await decodeResponse(post(''), live)).json()).toEqual({ lines: [] });
  });

  it('refuses what is too long, not understood, or of another site', async () => {
    const { live } = running();
    expect((await decodeResponse(post('x'.repeat(65_537)), live)).status).toBe(413);
    expect((await decodeResponse(post('{"text":1}', json), live)).status).toBe(400);
    expect((await decodeResponse(post('{', json), live)).status).toBe(400);
    expect((await decodeResponse(post('EOF', { 'sec-fetch-site': 'cross-site' }), live)).status).toBe(403);
    expect((await decodeResponse(post('EOF'), null)).status).toBe(503);
  });
});

it('is healthy at once, and ready with the first snapshot', () => {
  const { live } = running();
  expect(healthResponse().status).toBe(200);
  expect(
    [readyResponse(null), readyResponse({ ...live, taken: () => null }), readyResponse(live)].map(
      (r) => r.status,
    ),
  ).toEqual([503, 503, 200]);
});
