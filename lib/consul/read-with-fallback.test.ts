import { afterEach, describe, expect, it } from 'vitest';
import { createClient, type ConsulClient } from './client';
import { ENDPOINTS } from './endpoints';
import { readWithFallback } from './read-with-fallback';
import { agentServer } from './testing/agent-server';
import type { RequestListener } from 'node:http';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function clientOf(handler: RequestListener): Promise<ConsulClient> {
  const server = await agentServer(handler);
  const client = createClient({ address: server.address, now: Date.now });
  closing.push(server.close, client.close);
  return client;
}

describe('readWithFallback', () => {
  it('asks for gateways only when operator:read is missing, and says which path answered', async () => {
    const client = await clientOf((request, response) => {
      if (request.url?.includes('mesh-gateways')) response.end('{"dc2":[]}');
      else response.writeHead(403).end('Permission denied');
    });
    const read = await readWithFallback(client, ENDPOINTS.federationStates, { index: '7' });
    expect(read.path).toBe('/v1/internal/federation-states/mesh-gateways?stale');
    expect(read.reading).toMatchObject({ ok: true, value: [{ datacenter: 'dc2', primaryModifyIndex: '' }] });
  });

  it('keeps the first failure when the second way fails too, or does not apply', async () => {
    const client = await clientOf((_request, response) => response.writeHead(403).end('Permission denied'));
    for (const endpoint of [ENDPOINTS.federationStates, ENDPOINTS.raft]) {
      const { path, reading } = await readWithFallback<unknown>(client, endpoint);
      expect(path).toBe(endpoint.path({}));
      expect(reading).toMatchObject({ ok: false, failure: { kind: 'denied' } });
    }
  });
});
