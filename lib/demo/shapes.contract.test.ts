import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startDemo, type Demo } from './demo';
import { missingIn, shapeOf } from './testing/json-shape';

type Recording = { request: string; status: number; headers: Record<string, string>; body: unknown };

const FIXTURES = fileURLToPath(new URL('../consul/fixtures', import.meta.url));
/** Endpoints that Isthmus does not read and the demo does not play. */
const NOT_PLAYED = ['/v1/agent/version', '/v1/coordinate/nodes', '/v1/operator/autopilot/state'];
/** Answers whose keys are names. */
const MAPS = ['/v1/catalog/services', '/v1/internal/federation-states/mesh-gateways'];
/** Keys that depend on how an agent was set up: in the recording only, or in the demo only. */
const OPTIONAL = [
  /\.Tags\.(expect|bootstrap|nonvoter)$/, // one or the other
  /^\.DebugConfig\.TaggedAddresses\./, // IPv6 where the machine has it
  /^\.DebugConfig\.(ConnectCAConfig|HTTPResponseHeaders|NodeMeta|DNSServiceTTL)\./, // configuration maps
  /\.Checks\[\]\.Definition\./, // the interval of a check, in Go's omitempty
  /^\.Stats\.raft\.last_contact$/,
  /^\.(Gauges|Counters|Samples)\[\]\.Labels\./, // which metrics an interval has
  /^\.DebugConfig\.(Checks|Services|RetryJoinLAN|StartJoinAddrsLAN|ConfigEntryBootstrap)\[\]/,
];

const versions = existsSync(FIXTURES) ? readdirSync(FIXTURES).sort() : [];
const scenarios = versions.flatMap((version) =>
  readdirSync(join(FIXTURES, version))
    .map((scenario) => ({
      version,
      scenario,
      from: /^(?:healthy|acl-read-only)-from-(dc\d)-s1$/.exec(scenario)?.[1],
    }))
    .filter(
      (found): found is { version: string; scenario: string; from: string } => found.from !== undefined,
    ),
);

test('there are recordings of a healthy federation to compare with', () => {
  expect(scenarios.filter(({ scenario }) => scenario.startsWith('healthy')).length).toBeGreaterThan(0);
});

describe.each(scenarios)('$version $scenario', ({ version, scenario, from }) => {
  let demo: Demo;
  beforeAll(async () => {
    const generate = { datacenters: 3, serversPer: 3, gatewaysPer: 2 };
    demo = await startDemo({ generate, version, timing: { latencyScale: 0 } });
  });
  afterAll(() => demo.stop());

  const folder = join(FIXTURES, version, scenario);
  test.each(readdirSync(folder).filter((file) => file.endsWith('.json')))('%s', async (file) => {
    const recording = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Recording;
    const path = recording.request.split('?')[0] ?? '';
    if (NOT_PLAYED.includes(path)) return;
    // The healthy lab runs without ACLs; the scenarios with ACLs have the body.
    if (recording.status === 401 && path === '/v1/acl/replication') return;
    const agent = demo.agents.find(({ datacenter }) => datacenter === from);
    const response = await fetch(`${agent?.url}${recording.request}`);
    const text = await response.text();
    expect(response.status, text.slice(0, 200)).toBe(recording.status);
    for (const header of Object.keys(recording.headers)) {
      expect(response.headers.has(header), `header ${header}`).toBe(true);
    }
    if (recording.status >= 400) {
      // Who is leader differs, and a follower puts words before its leader's refusal.
      const bare = (body: unknown) =>
        String(body ?? '').replace(/^rpc error making call: (?=Failed to create)/, '');
      expect(bare(text)).toBe(bare(recording.body));
      return;
    }
    const real = shapeOf(recording.body, MAPS.includes(path));
    const played = shapeOf(JSON.parse(text), MAPS.includes(path));
    const needed = (line: string) =>
      !OPTIONAL.some((pattern) => pattern.test(line.slice(0, line.lastIndexOf(': '))));
    expect(missingIn(real, played).filter(needed), 'only real Consul has').toEqual([]);
    expect(missingIn(played, real).filter(needed), 'only the demo has').toEqual([]);
  });
});
