import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadConfig } from '@/lib/config/load-config';
import { agentServer } from '@/lib/consul/testing/agent-server';
import { consulReader } from './consul-reader';
import { targetsOf } from './targets';

it('reads a renewed token file after a refusal and asks once more, and only then', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'token-'));
  const file = join(folder, 'token');
  await writeFile(file, 'old-token-1234');
  const seen: unknown[] = [];
  const server = await agentServer((request, response) => {
    seen.push(request.headers['x-consul-token']);
    const good = request.headers['x-consul-token'] === 'new-token-5678';
    response.writeHead(good ? 200 : 403).end(good ? '["10.0.0.1:8300"]' : 'Permission denied');
  });
  const loaded = await loadConfig({
    argv: {},
    env: { CONSUL_HTTP_ADDR: server.address, CONSUL_HTTP_TOKEN_FILE: file },
    cwd: folder,
  });
  if (!loaded.ok) throw new Error('no configuration');
  const { config } = loaded;
  const [agent] = config.datacenters[0]?.vantages ?? [];
  if (!agent) throw new Error('no agent');
  // A clock that stands still: the file is not looked at for a poll, only after a refusal.
  const reader = consulReader(agent, { now: () => 5, budgets: config.budgets });
  const { signal } = new AbortController();
  expect(await reader.read('peers', {}, signal)).toMatchObject({ ok: false, failure: { kind: 'denied' } });
  expect(seen).toEqual(['old-token-1234']);
  await writeFile(file, 'new-token-5678');
  expect(await reader.read('peers', {}, signal)).toMatchObject({ ok: true, value: ['10.0.0.1:8300'] });
  expect(seen).toEqual(['old-token-1234', 'old-token-1234', 'new-token-5678']);
  const [target] = targetsOf(config, () => 5).configured;
  expect(target?.vantage).toEqual({
    id: `?@${server.address}`,
    address: server.address,
    datacenter: null,
    origin: 'configured',
  });
  expect(JSON.stringify(target)).not.toContain('token');
  await reader.close();
  expect(await reader.read('peers', {}, signal)).toMatchObject({ failure: { kind: 'agent-unreachable' } });
  await server.close();
  await rm(folder, { recursive: true });
});
