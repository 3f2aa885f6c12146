import { get } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { startDemo, type Demo, type DemoOptions } from './demo';
import { HOSTILE_STRINGS } from './hostile-strings';

let demo: Demo | null = null;
afterEach(async () => {
  await demo?.stop();
  demo = null;
});

async function start(options: DemoOptions = {}): Promise<Demo> {
  demo = await startDemo({ timing: { latencyScale: 0, gatewayCheck: 50 }, ...options });
  return demo;
}

function urlOf(running: Demo, node: string): string {
  const agent = running.agents.find((candidate) => candidate.node === node);
  if (!agent) throw new Error(`no agent ${node}`);
  return agent.url;
}

describe('agents', () => {
  test('two real HTTP servers per datacenter, on loopback', async () => {
    const { agents } = await start();
    expect(agents).toHaveLength(12);
    expect(new Set(agents.map((agent) => agent.url)).size).toBe(12);
    for (const { url, node, datacenter } of agents) {
      expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
      const self = await (await fetch(`${url}/v1/agent/self`)).json();
      expect(self).toMatchObject({ Config: { NodeName: node, Datacenter: datacenter, Server: true } });
    }
  });

  test('after stop nobody listens', async () => {
    const running = await start();
    const url = urlOf(running, 'us-east-s1');
    await running.stop();
    await expect(fetch(`${url}/v1/status/leader`)).rejects.toThrow();
    await expect(running.setFault('gateway-critical', true)).rejects.toThrow('it was stopped');
  });

  test('a closed agent refuses, and comes back at the same address', async () => {
    const running = await start();
    const url = urlOf(running, 'eu-central-s2');
    await running.setFault('agent-unreachable', true);
    await expect(fetch(`${url}/v1/status/leader`)).rejects.toThrow();
    await running.setFault('agent-unreachable', false);
    expect((await fetch(`${url}/v1/status/leader`)).status).toBe(200);
  });

  test('switching to and fro at once ends as the last switch says', async () => {
    const running = await start();
    await Promise.all([true, false, true, false].map((on) => running.setFault('datacenter-down', on)));
    expect((await fetch(`${urlOf(running, 'sa-east-s1')}/v1/status/leader`)).status).toBe(200);
  });
});

describe('faults', () => {
  test('an unknown one is refused by name', async () => {
    const running = await start();
    await expect(running.setFault('nonsense', true)).rejects.toThrow(
      /^demo: no fault named "nonsense"; there are: gateways-stopped, /,
    );
  });

  test('say whether they are active', async () => {
    const running = await start();
    await running.setFault('gateway-critical', true);
    const active = () =>
      running
        .faults()
        .filter((fault) => fault.active)
        .map((fault) => fault.id);
    expect(active()).toEqual(['gateway-critical']);
    await running.setFault('gateway-critical', false);
    expect(active()).toEqual([]);
  });
});

describe('blocking queries', () => {
  const index = (response: Response) => Number(response.headers.get('x-consul-index'));

  test('are held until the index moves', async () => {
    const running = await start();
    const url = `${urlOf(running, 'ap-south-s1')}/v1/health/service/mesh-gateway`;
    const first = await fetch(url);
    let answered = false;
    const held = fetch(`${url}?index=${index(first)}&wait=20s`).then((response) => {
      answered = true;
      return response;
    });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(answered).toBe(false);
    await running.setFault('gateway-critical', true);
    const second = await held;
    expect(index(second)).toBeGreaterThan(index(first));
    expect(await second.text()).toContain('"critical"');
  });

  test('are held in another datacenter too, until federation states arrive there', async () => {
    const running = await start({ timing: { latencyScale: 0, antiEntropy: 20, replication: 20 } });
    const url = `${urlOf(running, 'us-west-s1')}/v1/internal/federation-states?dc=eu-north`;
    const first = await fetch(url);
    const held = fetch(`${url}&index=${index(first)}&wait=20s`);
    await running.setFault('gateway-critical', true);
    expect(index(await held)).toBeGreaterThan(index(first));
  });

  test('end with the same index when the wait passes', async () => {
    const running = await start();
    const url = `${urlOf(running, 'us-east-s1')}/v1/catalog/services`;
    const first = await fetch(url);
    const began = Date.now();
    const second = await fetch(`${url}?index=${index(first)}&wait=150ms`);
    expect(Date.now() - began).toBeGreaterThanOrEqual(140);
    expect(index(second)).toBe(index(first));
  });

  test('end with EOF when the way breaks', async () => {
    const running = await start();
    const url = `${urlOf(running, 'us-east-s1')}/v1/catalog/services?dc=eu-central`;
    const first = await fetch(url);
    const held = fetch(`${url}&index=${index(first)}&wait=20s`);
    await new Promise((resolve) => setTimeout(resolve, 50));
    await running.setFault('gateways-stopped', true);
    const broken = await held;
    expect(`${broken.status} ${await broken.text()}`).toBe('500 rpc error making call: EOF');
  });
});

test('a swallowed datacenter keeps the request open without an answer', async () => {
  const running = await start();
  await running.setFault('datacenter-swallowed', true);
  const signal = AbortSignal.timeout(200);
  const asked = fetch(`${urlOf(running, 'ap-south-s1')}/v1/status/leader`, { signal });
  await expect(asked).rejects.toMatchObject({ name: 'TimeoutError' });
});

test('no leader costs the wait for one', async () => {
  const running = await start({ timing: { latencyScale: 0, leaderLost: 1, noLeader: 200 } });
  await running.setFault('quorum-lost', true);
  await new Promise((resolve) => setTimeout(resolve, 50));
  const began = Date.now();
  const response = await fetch(`${urlOf(running, 'eu-north-s1')}/v1/catalog/services`);
  expect(await response.text()).toBe('No cluster leader');
  expect(Date.now() - began).toBeGreaterThanOrEqual(190);
});

test('traditional federation has no gateways and joins by address', async () => {
  const running = await start({ mode: 'traditional' });
  const self = (await (await fetch(`${urlOf(running, 'us-west-s1')}/v1/agent/self`)).json()) as {
    DebugConfig: Record<string, unknown>;
  };
  expect(self.DebugConfig['ConnectMeshGatewayWANFederationEnabled']).toBe(false);
  expect(self.DebugConfig['RetryJoinWAN']).toHaveLength(5);
  const states = await (await fetch(`${urlOf(running, 'us-west-s1')}/v1/internal/federation-states`)).text();
  expect(states).not.toContain('MeshGateways');
});

test('200 datacenters start and answer', async () => {
  const running = await start({
    generate: { datacenters: 200, serversPer: 5, gatewaysPer: 3 },
    agentsPer: 1,
  });
  expect(running.agents).toHaveLength(200);
  const url = running.agents[77]?.url ?? '';
  const members = (await (await fetch(`${url}/v1/agent/members?wan=1`)).json()) as unknown[];
  expect(members).toHaveLength(1000);
  expect((await fetch(`${url}/v1/status/leader?dc=dc200`)).status).toBe(200);
  await running.setFault('gateways-stopped', true);
  expect((await fetch(`${url}/v1/status/leader?dc=dc3`)).status).toBe(500);
});

test('hostile strings arrive unharmed in every kind of field', async () => {
  const running = await start({ hostile: true });
  const seen = {
    name: new Set<string>(),
    meta: new Set<string>(),
    output: new Set<string>(),
    tag: new Set<string>(),
  };
  for (const { url, datacenter } of running.agents) {
    const states = (await (await fetch(`${url}/v1/internal/federation-states`)).json()) as {
      MeshGateways?: {
        Service: { Tags: string[] | null; Meta: object };
        Checks: { Name: string; Output: string }[];
      }[];
    }[];
    for (const gateway of states.flatMap((state) => state.MeshGateways ?? [])) {
      for (const tag of gateway.Service.Tags ?? []) seen.tag.add(tag);
      for (const key of Object.keys(gateway.Service.Meta)) seen.meta.add(key);
      for (const check of gateway.Checks) {
        seen.name.add(check.Name);
        seen.output.add(check.Output);
      }
    }
    const other = encodeURIComponent(running.agents.at(-1)?.datacenter ?? '');
    expect((await fetch(`${url}/v1/status/leader?dc=${other}`)).status, datacenter).toBe(200);
  }
  for (const text of HOSTILE_STRINGS) {
    for (const [field, values] of Object.entries(seen))
      expect(values.has(text), `${field} ${text.slice(0, 40)}`).toBe(true);
  }
  const bad = await fetch(`${running.agents[0]?.url}/v1/status/leader?dc=${encodeURIComponent('__proto__')}`);
  expect(bad.status).toBe(500);
  expect(await bad.text()).toContain('<script>');
});

test('an endpoint nobody knows is 404, another method 405', async () => {
  const running = await start();
  const url = urlOf(running, 'us-east-s1');
  expect((await fetch(`${url}/v1/peerings`)).status).toBe(404);
  const put = await fetch(`${url}/v1/status/leader`, { method: 'PUT' });
  expect(put.status).toBe(405);
  expect(put.headers.get('allow')).toBe('OPTIONS,GET');
});

test('a client that goes away mid-wait leaves nothing behind', async () => {
  const running = await start();
  const request = get(`${urlOf(running, 'us-east-s1')}/v1/catalog/services?index=999999&wait=10m`);
  request.on('error', () => undefined);
  await new Promise((resolve) => setTimeout(resolve, 50));
  request.destroy();
  const began = Date.now();
  await running.stop();
  expect(Date.now() - began).toBeLessThan(2_000);
});
