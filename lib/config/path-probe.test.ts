import { describe, expect, test } from 'vitest';
import { loadConfig } from './load-config';
import { formatProblem } from './problem';
import { memoryFiles } from './testing/memory-files';
import { CERT_A, CERT_B, KEY_A } from './testing/pem-samples';

const DISK = { '/w/certs/us.pem': CERT_A, '/w/certs/us-key.pem': KEY_A, '/w/other.pem': CERT_B };
const load = (file: string, env: Record<string, string> = {}) =>
  loadConfig({ argv: {}, env, cwd: '/w', ...memoryFiles({ ...DISK, '/w/isthmus.yaml': file }) });
async function probes(file: string, env?: Record<string, string>) {
  const result = await load(file, env);
  if (!result.ok) throw new Error(result.problems.map(formatProblem).join('\n'));
  return result.config.pathProbes;
}
const problems = async (file: string) => {
  const result = await load(file);
  return result.ok ? [] : result.problems.map(formatProblem);
};
const OFF = { enabled: false, intervalMs: 300_000, gateways: [], certFile: null, keyFile: null };

describe('path_probe', () => {
  test('is off unless somebody turns it on', async () => {
    expect(await probes('datacenters: { dc1: { addresses: [10.0.1.5:8500] } }')).toEqual({
      defaults: OFF,
      datacenters: new Map([['dc1', OFF]]),
    });
    const demo = await loadConfig({ argv: { demo: true }, env: {}, cwd: '/w', ...memoryFiles({}) });
    expect(demo.ok && demo.config.pathProbes.defaults.enabled).toBe(false);
  });

  test('takes every field from the datacenter, else from the defaults', async () => {
    const { defaults, datacenters } = await probes(`
defaults:
  path_probe: { enabled: true, interval: 10m, client_cert: certs/us.pem, client_key: certs/us-key.pem }
datacenters:
  dc1:
    addresses: [10.0.1.5:8500]
    path_probe: { gateways: ['203.0.113.8:8443', '[2001:db8::1]:8443'], interval: 30s }
  dc2:
    addresses: [10.0.2.5:8500]
    path_probe: { enabled: false }
`);
    const certificate = { certFile: '/w/certs/us.pem', keyFile: '/w/certs/us-key.pem' };
    expect(defaults).toEqual({ ...OFF, enabled: true, intervalMs: 600_000, ...certificate });
    expect(datacenters.get('dc1')).toEqual({
      enabled: true,
      intervalMs: 30_000,
      gateways: [
        { host: '203.0.113.8', port: 8443 },
        { host: '2001:db8::1', port: 8443 },
      ],
      ...certificate,
    });
    expect(datacenters.get('dc2')?.enabled).toBe(false);
  });

  test('has variables for the defaults, but not for lists', async () => {
    const { defaults } = await probes('address: 10.0.1.5:8500', {
      ISTHMUS_DEFAULTS_PATH_PROBE_ENABLED: 'true',
      ISTHMUS_DEFAULTS_PATH_PROBE_INTERVAL: '1m',
      ISTHMUS_DEFAULTS_PATH_PROBE_GATEWAYS: '203.0.113.8:8443',
    });
    expect(defaults).toEqual({ ...OFF, enabled: true, intervalMs: 60_000 });
  });

  test('says with line and field what is wrong', async () => {
    const found = await problems(`defaults:
  path_probe:
    enabled: yes please
    interval: 1s
datacenters:
  dc1:
    addresses: [10.0.1.5:8500]
    path_probe:
      gateway: [203.0.113.8:8443]
      gateways: [203.0.113.8]
      client_cert: certs/us.pem
  dc2:
    addresses: [10.0.2.5:8500]
    path_probe: { client_cert: other.pem, client_key: certs/us-key.pem }
`);
    expect(found.map((line) => line.replace(/^\S*?isthmus\.yaml/, ''))).toEqual([
      expect.stringMatching(/^:3:14.*defaults\.path_probe\.enabled: must be true or false/),
      expect.stringMatching(
        /^:4:15.*defaults\.path_probe\.interval: must be a duration .* between 5s and 24h/,
      ),
      expect.stringMatching(
        /^:9:7.*datacenters\.dc1\.path_probe\.gateway: unknown field\. Did you mean "gateways"/,
      ),
      expect.stringMatching(/^:10:18.*gateways\.?\[?0\]?: must be host:port of a mesh gateway/),
      expect.stringMatching(
        /^:14:55.*datacenters\.dc2\.path_probe\.client_key: .*does not belong to the certificate/,
      ),
    ]);
    expect(
      await problems(`datacenters:
  dc1: { addresses: [10.0.1.5:8500], path_probe: { client_cert: certs/us.pem, gateways: ['http://a:1'] } }
`),
    ).toEqual([
      expect.stringContaining('add client_key'),
      expect.stringContaining('must be host:port of a mesh gateway'),
    ]);
  });
});
