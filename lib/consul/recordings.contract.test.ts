import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ENDPOINTS } from './endpoints';
import { startPlayer, type Player } from './testing/recording-player';
import { bodyText, endpointOf, recordings, type Recording } from './testing/recordings';
import type { FailureKind } from './types';

/** Every error text that a recording may hold. A new text fails here until somebody says what it means. */
const KIND_OF_TEXT: readonly [RegExp, FailureKind][] = [
  [/ACL support disabled$/, 'feature-off'],
  [/ACL not found$/, 'unknown-token'],
  [/Permission denied(: .*)?$/, 'denied'],
  [/No cluster leader$/, 'no-leader'],
  [/failed to get conn: Remote DC has no server currently reachable$/, 'no-usable-gateway'],
  [/^(rpc error making call: )?Remote DC has no server currently reachable$/, 'no-server-reachable'],
  [/failed to get conn: dial tcp \S+: connect: connection refused$/, 'gateway-dial'],
  [/(EOF|stream closed)$/, 'connection-lost'],
  [/lead thread didn't get connection$/, 'neighbour-dial'],
  [/No path to datacenter$/, 'no-path'],
  [/x509: /, 'tls-identity'],
  [/Selector "Kind" is not valid$/, 'unclassified'],
  [/^Federation states are currently disabled/, 'feature-off'],
  [/^Connect must be enabled/, 'feature-off'],
  [/^Endpoint is blocked by agent configuration$/, 'blocked'],
  [/^Invalid URL path/, 'unsupported'],
  [/rate limit exceeded|too many concurrent connections/, 'throttled'],
  [/^$/, 'unsupported'],
];

/** Consul's own empty answers that cannot be true. */
const EMPTY: { readonly [request: string]: { body: string; kind: FailureKind }[] } = {
  '/v1/agent/members?wan=1': [
    { body: '[]', kind: 'filtered' },
    { body: 'null', kind: 'client-agent' },
  ],
  '/v1/agent/members': [{ body: '[]', kind: 'filtered' }],
  '/v1/health/service/consul': [{ body: '[]', kind: 'filtered' }],
};

function expectedKind(recording: Recording): FailureKind | 'ok' {
  const body = bodyText(recording);
  if (recording.status === 200) {
    const request = recording.request.replace(/[?&](dc=\w+|stale)/g, '');
    return EMPTY[request]?.find((empty) => empty.body === body)?.kind ?? 'ok';
  }
  if (recording.status === 429 && body.startsWith('{')) return 'ok';
  const kind = KIND_OF_TEXT.find(([text]) => text.test(body.trim()))?.[1];
  if (!kind) throw new Error(`${recording.file}: nobody has said what ${recording.status} "${body}" means`);
  return kind;
}

let player: Player;
beforeAll(async () => {
  player = await startPlayer();
});
afterAll(() => player.close());

const all = recordings();

describe('every recorded answer', () => {
  it('is there', () => {
    expect(all.filter((recording) => recording.source === undefined).length).toBeGreaterThan(100);
    expect(all.filter((recording) => recording.source !== undefined).length).toBeGreaterThan(10);
  });

  it.each(all.map((recording) => [recording.file, recording] as const))('%s', async (_file, recording) => {
    const reading = await player.play(recording);
    if (reading === null) return;
    expect(reading.ok ? 'ok' : reading.failure.kind).toBe(expectedKind(recording));
    if (reading.ok) expect(reading.meta.skipped).toBeUndefined();
    else expect(reading.failure.message).toContain(recording.request.split('?')[0]);
  });

  it('covers every fact', () => {
    const facts = new Set(all.map((recording) => endpointOf(recording.request)?.endpoint.fact));
    expect(Object.keys(ENDPOINTS).filter((fact) => !facts.has(fact))).toEqual([]);
  });
});
