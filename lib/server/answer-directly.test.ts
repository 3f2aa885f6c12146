import { createServer } from 'node:http';
import { expect, it } from 'vitest';
import { listen } from '@/lib/consul/testing/agent-server';
import { answerDirectly } from './answer-directly';

it('answers reads of the snapshot and leaves all else to Next', async () => {
  const server = await listen(
    createServer((request, response) => {
      void answerDirectly(request, response).then((answered) => {
        if (!answered) response.writeHead(418).end();
      });
    }),
  );
  const status = async (path: string, method = 'GET') =>
    (await fetch(`${server.address}${path}`, { method })).status;
  // Nothing runs here yet: 503 is the answer of a program that is starting.
  expect(await status('/api/v1/snapshot?x=1')).toBe(503);
  expect(await status('/api/v1/snapshot', 'HEAD')).toBe(503);
  expect(await status('/api/v1/snapshot', 'POST')).toBe(418);
  expect(await status('/api/v1/snapshots')).toBe(418);
  await server.close();
});
