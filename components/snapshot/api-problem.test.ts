import { afterEach, describe, expect, it, vi } from 'vitest';
import { ApiProblem, ask, problemOf } from './api-problem';

afterEach(() => vi.unstubAllGlobals());

describe('problemOf', () => {
  it('reads a problem document', async () => {
    const body = JSON.stringify({ title: 'No snapshot yet', detail: 'No agent has answered' });
    expect(await problemOf(new Response(body, { status: 503 }))).toMatchObject({
      status: 503,
      message: 'No snapshot yet',
      detail: 'No agent has answered',
    });
  });

  it('falls back to the status line for a page of some proxy', async () => {
    const page = new Response('<html>', { status: 502, statusText: 'Bad Gateway' });
    expect(await problemOf(page)).toMatchObject({ status: 502, message: '502 Bad Gateway', detail: null });
  });
});

describe('ask', () => {
  it('gives the answer, also an unchanged one', async () => {
    vi.stubGlobal('fetch', () => Promise.resolve(new Response(null, { status: 304 })));
    expect((await ask('/api/v1/snapshot')).status).toBe(304);
  });

  it('turns a refused connection into a problem without status', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
    await expect(ask('/api/v1/snapshot')).rejects.toMatchObject({ status: null });
    await expect(ask('/api/v1/snapshot')).rejects.toBeInstanceOf(ApiProblem);
  });

  it('does not mistake our own cancelling for a failure', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new DOMException('gone', 'AbortError')));
    await expect(ask('/x')).rejects.toMatchObject({ name: 'AbortError' });
  });
});
