import { afterEach, expect, test } from 'vitest';
import type { AgentApi } from './agent-api';
import { createListener, type AgentListener } from './http-server';
import { play } from './testing/play';

let listener: AgentListener | null = null;
afterEach(() => listener?.close());

function listen(handle: AgentApi['handle'], log: (line: string) => void = () => undefined): AgentListener {
  listener = createListener(play().server('us-east 1'), { handle }, log);
  return listener;
}

test('sends status, headers and body as they are', async () => {
  const agent = listen(async (_, { url }) => ({
    status: 429,
    headers: { 'X-Consul-Index': '7' },
    body: `é ${url}`,
  }));
  await agent.open();
  const response = await fetch(`${agent.url()}/v1/x?dc=a%20b`);
  expect(response.status).toBe(429);
  expect(response.headers.get('x-consul-index')).toBe('7');
  expect(await response.text()).toBe('é /v1/x?dc=a%20b');
});

test('keeps its port when closed and opened again', async () => {
  const agent = listen(async () => ({ status: 200, headers: {}, body: 'here' }));
  await agent.open();
  const url = agent.url();
  await agent.close();
  await agent.close();
  await expect(fetch(url)).rejects.toThrow();
  await agent.open();
  await agent.open();
  expect(agent.url()).toBe(url);
  expect(await (await fetch(url)).text()).toBe('here');
});

test('tells the request when its client is gone', async () => {
  let gone = false;
  const agent = listen(async (_, { signal }) => {
    signal.addEventListener('abort', () => (gone = true));
    return null;
  });
  await agent.open();
  await expect(fetch(agent.url(), { signal: AbortSignal.timeout(50) })).rejects.toThrow();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(gone).toBe(true);
});

test('an unexpected error cuts the connection and is logged', async () => {
  const lines: string[] = [];
  const agent = listen(
    () => Promise.reject(new Error('broken')),
    (line) => lines.push(line),
  );
  await agent.open();
  await expect(fetch(`${agent.url()}/v1/x`)).rejects.toThrow();
  expect(lines).toEqual(['us-east-s1: /v1/x: Error: broken']);
});
