import { expect, test } from 'vitest';
import { checkFile } from './check-file';
import { fieldName } from './problem';

const problems = (raw: unknown) => {
  const checked = checkFile(raw);
  return checked.ok ? [] : checked.problems.map(({ path, message }) => `${fieldName(path)}: ${message}`);
};

test('defaults fill an empty file', () => {
  const checked = checkFile({});
  expect(checked.ok && checked.value.intervals).toEqual({
    members: 10_000,
    probes: 10_000,
    slow: 60_000,
    blocking_wait: 55_000,
  });
  expect(checked.ok && checked.value.budgets.body_limit).toBe(33_554_432);
});

test.each<[unknown, string]>([
  [
    { datacenters: { dc1: { adresses: [] } } },
    'datacenters.dc1.adresses: unknown field. Did you mean "addresses"?',
  ],
  [{ token: 'x' }, 'token: unknown field. It belongs under "defaults" or under a datacenter.'],
  [
    { intervals: { banana: 1 } },
    'intervals.banana: unknown field. Known here: members, probes, slow, blocking_wait.',
  ],
  [{ datacenters: { dc1: null } }, 'datacenters.dc1: is empty. Give it a value or remove the line.'],
  [{ datacenters: { dc1: 'a:1' } }, 'datacenters.dc1: must be a group of fields, not "a:1".'],
  [
    { datacenters: { dc1: { addresses: 'a:1' } } },
    'datacenters.dc1.addresses: must be a list of addresses: [https://10.0.1.5:8501], not "a:1".',
  ],
  [
    { datacenters: { dc1: { addresses: [] } } },
    'datacenters.dc1.addresses: must name at least one address, not a list.',
  ],
  [{ defaults: { namespace: 5 } }, 'defaults.namespace: must be text, not 5. Put it in quotes.'],
  [{ defaults: { tls_verify: 'yes' } }, 'defaults.tls_verify: must be true or false, not "yes".'],
  [
    { intervals: { members: '10ms' } },
    'intervals.members: must be a duration such as 10s, 500ms or 1m30s between 1s and 10m, not "10ms".',
  ],
  [
    { intervals: { members: 'soon' } },
    'intervals.members: must be a duration such as 10s, 500ms or 1m30s between 1s and 10m, not "soon".',
  ],
  [
    { budgets: { body_limit: '1TB' } },
    'budgets.body_limit: must be a size such as 32MiB between 64KiB and 1GiB, not "1TB".',
  ],
  [{ listen: { port: 70_000 } }, 'listen.port: must be a whole number between 0 and 65535, not 70000.'],
  [{ listen: { port: 1.5 } }, 'listen.port: must be a whole number between 0 and 65535, not 1.5.'],
  [['a'], '(file): must be a group of fields, not a list.'],
])('%j', (raw, message) => {
  expect(problems(raw)).toEqual([message]);
});

test('values of secret fields are never told, whatever their shape', () => {
  for (const value of ['canary canary', 5_551_234, ['canary'], { canary: 'canary' }]) {
    const text = problems({
      defaults: { token: value, http_auth: value === 'canary canary' ? 'canary\ncanary' : value },
    }).join('\n');
    expect(text).toMatch(/^defaults.token: must be/);
    expect(text).not.toMatch(/canary|5551234/);
  }
});

test('__proto__ is refused and not dropped', () => {
  expect(problems(JSON.parse('{"datacenters": {"__proto__": {"addresses": ["a:1"]}}}'))).toEqual([
    'datacenters.__proto__: unknown field. Remove it.',
  ]);
});
