import { afterEach, describe, expect, it, vi } from 'vitest';
import { CRITICAL, HEALTHY } from '../testing/sample-snapshots';
import { readSnapshot, type SnapshotAnswer } from './snapshot-query';

afterEach(() => vi.unstubAllGlobals());

const before: SnapshotAnswer = { snapshot: HEALTHY, etag: '"r1"', clockOffsetMs: 0, observedAt: null };
const signal = new AbortController().signal;

function answering(make: () => Response) {
  const fetched = vi.fn((...asked: [string, RequestInit?]) => Promise.resolve(asked && make()));
  vi.stubGlobal('fetch', fetched);
  return fetched;
}

describe('readSnapshot', () => {
  it('asks with the ETag it has, and keeps the snapshot on 304', async () => {
    const fetched = answering(() => new Response(null, { status: 304 }));
    expect((await readSnapshot(before, signal)).snapshot).toBe(HEALTHY);
    expect(fetched.mock.calls[0]?.[1]).toMatchObject({ headers: { 'If-None-Match': '"r1"' } });
  });

  it('takes the new snapshot with its ETag', async () => {
    answering(() => Response.json(CRITICAL, { headers: { etag: '"r2"' } }));
    const answer = await readSnapshot(before, signal);
    expect(answer.etag).toBe('"r2"');
    expect(answer.snapshot.status).toBe('critical');
  });

  it('learns how far this clock is from the server’s', async () => {
    const date = new Date(Date.now() - 90_000).toUTCString();
    answering(() => Response.json(HEALTHY, { headers: { date } }));
    expect((await readSnapshot(undefined, signal)).clockOffsetMs).toBeLessThan(-88_000);
  });

  it('takes the grain of the Date header for what it is', async () => {
    const date = new Date().toUTCString();
    answering(() => Response.json(HEALTHY, { headers: { date } }));
    expect((await readSnapshot(undefined, signal)).clockOffsetMs).toBe(0);
  });
});
