import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { loadConfig } from './load-config';
import { formatProblem } from './problem';
import { memoryFiles } from './testing/memory-files';
import { CERT_A } from './testing/pem-samples';
import type { ConfigFlags } from './options';
import type { Config } from './types';

type Given = {
  file?: string;
  name?: string;
  disk?: Record<string, string>;
  env?: Record<string, string>;
  argv?: ConfigFlags;
};
const load = ({ file, name = 'isthmus.yaml', disk = {}, env = {}, argv = {} }: Given) =>
  loadConfig({
    argv,
    env,
    cwd: '/w',
    ...memoryFiles(file === undefined ? disk : { ...disk, [`/w/${name}`]: file }),
  });
async function config(given: Given): Promise<Config & { warnings: readonly string[] }> {
  const result = await load(given);
  if (!result.ok) throw new Error(result.problems.map(formatProblem).join('\n'));
  return { ...result.config, warnings: result.warnings };
}
async function problems(given: Given): Promise<string[]> {
  const result = await load(given);
  return result.ok ? [] : result.problems.map(formatProblem);
}
const FULL = `
defaults:
  token_file: secrets/token
  ca_file: /w/ca.pem
  tls_server_name: server.{datacenter}.consul
datacenters:
  dc2:
    addresses: [https://10.0.2.5:8501]
    token: canary-token
  dc1:
    addresses: [https://10.0.1.5:8501, https://10.0.1.6:8501]
    namespace: ops
address_template: https://consul.{datacenter}.example.com:8501
intervals: { members: 5s, blocking_wait: 1m30s }
budgets: { body_limit: 1MiB }
listen: { host: 0.0.0.0, port: 8080 }
`;
const DISK = { '/w/secrets/token': 'canary-file\n', '/w/ca.pem': CERT_A };

describe('a whole file', () => {
  test('becomes a configuration', async () => {
    const { datacenters, template, pathProbes, warnings, ...rest } = await config({ file: FULL, disk: DISK });
    expect([...pathProbes.datacenters.keys()].sort()).toEqual(['dc1', 'dc2']);
    expect(datacenters.map(({ name, vantages }) => [name, vantages.map(({ address }) => address)])).toEqual([
      ['dc1', ['https://10.0.1.5:8501', 'https://10.0.1.6:8501']],
      ['dc2', ['https://10.0.2.5:8501']],
    ]);
    const [dc1, dc2] = datacenters.map(({ vantages }) => vantages[0]);
    expect(dc1).toMatchObject({
      namespace: 'ops',
      token: { kind: 'file', path: '/w/secrets/token' },
      tls: { caFile: '/w/ca.pem', serverName: 'server.dc1.consul' },
    });
    expect(dc2?.token.kind === 'value' && dc2.token.value.reveal()).toBe('canary-token');
    expect(template).toMatchObject({
      address: 'https://consul.{datacenter}.example.com:8501',
      settings: { token: { kind: 'file' } },
    });
    expect(rest).toEqual({
      source: 'file',
      file: '/w/isthmus.yaml',
      intervals: { membersMs: 5_000, probesMs: 10_000, slowMs: 60_000, blockingWaitMs: 90_000 },
      budgets: {
        requestsPerSecondPerAgent: 10,
        openRequestsPerAgent: 10,
        bodyLimitBytes: 1_048_576,
        probesPerCycle: 2_000,
      },
      host: '0.0.0.0',
      port: 8080,
      demo: false,
    });
    expect(warnings).toEqual([]);
  });

  test('no printing of it shows a secret', async () => {
    const loaded = await config({ file: FULL, disk: DISK });
    expect(inspect(loaded, { depth: 20, showHidden: true }) + JSON.stringify(loaded)).not.toContain('canary');
  });

  test('1,000 datacenters', async () => {
    const file = `datacenters:\n${Array.from({ length: 1_000 }, (_, i) => `  dc${i}: { addresses: ['10.0.${i >> 8}.${i & 255}:8500'] }\n`).join('')}`;
    expect((await config({ file })).datacenters).toHaveLength(1_000);
  });
});

describe('which file', () => {
  test('none: the default agent, as a guess', async () => {
    expect(await config({})).toMatchObject({
      source: 'default',
      file: null,
      host: '127.0.0.1',
      port: 3000,
      datacenters: [{ name: null, vantages: [{ address: 'http://127.0.0.1:8500' }] }],
    });
  });

  test("any of Consul's variables is a wish to see a real agent", async () => {
    expect((await config({ env: { CONSUL_HTTP_TOKEN: 't' } })).source).toBe('environment');
    expect((await config({ env: { ISTHMUS_ADDRESS: 'a:1' } })).source).toBe('environment');
    expect((await config({ env: { PORT: '80', CONSUL_HTTP_ADDR: '' } })).source).toBe('default');
  });

  test('the flag before ISTHMUS_CONFIG before the default names, of which the first counts', async () => {
    const disk = {
      '/w/a.yaml': 'address: a:1',
      '/w/b.yaml': 'address: b:1',
      '/w/isthmus.yml': 'address: c:1',
      '/w/isthmus.json': '{"address": "d:1"}',
    };
    const address = async (given: Given) =>
      (await config({ disk, ...given })).datacenters[0]?.vantages[0]?.address;
    expect(await address({ argv: { config: 'a.yaml' }, env: { ISTHMUS_CONFIG: 'b.yaml' } })).toBe(
      'http://a:1',
    );
    expect(await address({ env: { ISTHMUS_CONFIG: '/w/b.yaml' } })).toBe('http://b:1');
    expect(await address({})).toBe('http://c:1');
    expect((await config({ disk })).warnings).toEqual([
      'isthmus.json is not read, because isthmus.yml is there too.',
    ]);
  });

  test('one asked for by name must be there', async () => {
    expect(await problems({ argv: { config: 'x.yaml' } })).toEqual([
      '--config: "x.yaml" cannot be read: there is no such file.',
    ]);
    expect(await problems({ env: { ISTHMUS_CONFIG: 'x.yaml' } })).toEqual([
      'ISTHMUS_CONFIG: "x.yaml" cannot be read: there is no such file.',
    ]);
  });
});

describe('problems', () => {
  test('all at once, by line, with the way out', async () => {
    const file = `datacenters:
  dc1:
    adresses: [10.0.1.5:8500]
    token_file: gone
  DC1: { addresses: [10.0.1.6] }
intervals:
  members: soon
adress: x
`;
    expect(await problems({ file })).toEqual([
      'isthmus.yaml:3:5 datacenters.dc1.adresses: unknown field. Did you mean "addresses"?',
      'isthmus.yaml:4:17 datacenters.dc1.token_file: "/w/gone" cannot be read: there is no such file.',
      expect.stringMatching(/^isthmus.yaml:5:3 datacenters.DC1: differs from dc1 only by case/),
      expect.stringMatching(/^isthmus.yaml:5:22 datacenters.DC1.addresses\[0\]: must name the port/),
      'isthmus.yaml:7:12 intervals.members: must be a duration such as 10s, 500ms or 1m30s between 1s and 10m, not "soon".',
      'isthmus.yaml:8:1 adress: unknown field. Did you mean "address"?',
    ]);
  });

  test('what only the whole file shows', async () => {
    const file = `defaults:
  client_cert: ca.pem
datacenters:
  dc1: { addresses: [http://10.0.1.5:8500, 10.0.1.5:8500], token_file: gone }
  Dc1: { addresses: [10.0.1.6] }
  a.b: {}
address_template: https://consul.{datacentre}.example.com:8501
`;
    expect(await problems({ file, disk: DISK })).toEqual([
      'isthmus.yaml:2:16 defaults.client_cert: both client cert and client key must be provided: add client_key.',
      'isthmus.yaml:4:44 datacenters.dc1.addresses[1]: http://10.0.1.5:8500 is already an address of datacenters.dc1. Remove one of the two.',
      'isthmus.yaml:4:72 datacenters.dc1.token_file: "/w/gone" cannot be read: there is no such file.',
      expect.stringMatching(/^isthmus.yaml:5:3 datacenters.Dc1: differs from dc1 only by case/),
      expect.stringMatching(/^isthmus.yaml:5:22 datacenters.Dc1.addresses\[0\]: must name the port/),
      expect.stringMatching(/^isthmus.yaml:6:3 datacenters."a.b": is no name that a datacenter can have/),
      'isthmus.yaml:7:19 address_template: has an unknown placeholder. Did you mean "{datacenter}"?',
    ]);
  });

  test('of variables and flags carry their own names, also when the field is in the file', async () => {
    const file = 'listen: { port: 1 }\nintervals: { members: 5s }\n';
    expect(
      await problems({
        file,
        argv: { port: 'http' },
        env: { ISTHMUS_INTERVALS_MEMBERS: 'x', CONSUL_HTTP_SSL: 'maybe' },
      }),
    ).toEqual([
      '--port: must be a whole number between 0 and 65535, not "http".',
      expect.stringMatching(/^CONSUL_HTTP_SSL: must be one of/),
      expect.stringMatching(/^ISTHMUS_INTERVALS_MEMBERS: must be a duration/),
    ]);
  });

  test('a syntax error hides the rest of the file, not the environment', async () => {
    expect(await problems({ file: 'datacenters:\n\tdc1: 5\n', env: { CONSUL_HTTP_SSL: 'maybe' } })).toEqual([
      expect.stringMatching(/^isthmus.yaml:2:1 datacenters.*tab/),
      expect.stringMatching(/^CONSUL_HTTP_SSL/),
    ]);
  });

  test('a token pasted into token_file is not told', async () => {
    const token = '0f7a1b9e-52cc-4d6b-9a51-2f6f0a7a3c11';
    expect(await problems({ file: `address: a:1\ndefaults: { token_file: ${token} }` })).toEqual([
      'isthmus.yaml:2:25 defaults.token_file: "/w/[hidden]" cannot be read: there is no such file.',
    ]);
  });
});

describe('the demo', () => {
  test('asks no real agent and needs none of its files', async () => {
    const loaded = await config({
      file: FULL,
      argv: { demo: true },
      env: { CONSUL_HTTP_TOKEN_FILE: 'gone', CONSUL_HTTP_ADDR: 'tcp://x' },
    });
    expect(loaded).toMatchObject({
      demo: true,
      datacenters: [],
      template: null,
      warnings: ['The demo federation is shown: the configured agents are not asked.'],
    });
  });

  test('by its variable, and switched off by the flag', async () => {
    expect((await config({ env: { ISTHMUS_DEMO: '1' } })).demo).toBe(true);
    expect((await config({ env: { ISTHMUS_DEMO: '1' }, argv: { demo: false } })).demo).toBe(false);
    expect(await problems({ env: { ISTHMUS_DEMO: 'maybe' } })).toEqual([
      'ISTHMUS_DEMO: must be true or false, not "maybe".',
    ]);
  });
});
