import { afterEach, expect, test } from 'vitest';
import { createClient } from '@/lib/consul/client';
import { ENDPOINTS, type Endpoint } from '@/lib/consul/endpoints';
import { startDemo, type Demo, type DemoOptions } from './demo';

let demo: Demo | null = null;
afterEach(() => demo?.stop());

/** Reads everything from every agent with the client that reads a real Consul, of the own and of the last datacenter. */
async function readAll(options: DemoOptions): Promise<{ failures: string[]; reads: number }> {
  demo = await startDemo({ timing: { latencyScale: 0 }, ...options });
  const last = demo.agents.at(-1)?.datacenter;
  const failures: string[] = [];
  let reads = 0;
  for (const agent of demo.agents) {
    const client = createClient({ address: agent.url, now: Date.now });
    for (const [name, endpoint] of Object.entries(ENDPOINTS) as [string, Endpoint<unknown>][]) {
      for (const dc of endpoint.forwardable ? [undefined, last] : [undefined]) {
        const reading = await client.read(endpoint, { dc });
        reads++;
        if (!reading.ok)
          failures.push(`${agent.node} ${name}: ${reading.failure.kind} ${reading.failure.message}`);
      }
    }
    await client.close();
  }
  return { failures, reads };
}

test.each(['1.8.7', '1.12.9', '1.15.3'])(
  'Consul %s: every fact of every agent is understood',
  async (version) => {
    const { failures, reads } = await readAll({ version });
    expect(failures).toEqual([]);
    expect(reads).toBeGreaterThan(12 * 15);
  },
);

test('traditional federation is understood', async () => {
  expect((await readAll({ mode: 'traditional' })).failures).toEqual([]);
});

test('hostile answers never become anything but values or named failures', async () => {
  const { failures, reads } = await readAll({ hostile: true });
  expect(reads).toBeGreaterThan(0);
  for (const failure of failures) expect(failure).toMatch(/(malformed|too-large|filtered) /);
});
