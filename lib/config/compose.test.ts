import { describe, expect, test } from 'vitest';
import { compose } from './compose';
import { readConsulEnvironment } from './environment';
import { configFileSchema } from './schema';

/** `address: token` of every agent, for a file and an environment. */
function sent(file: object, env: Record<string, string> = {}) {
  const composed = compose(configFileSchema.parse(file), readConsulEnvironment(env, '/w'), '/w');
  expect(composed.problems).toEqual([]);
  const agents = composed.datacenters.flatMap(({ vantages }) => vantages);
  return {
    agents: agents.map(
      ({ address, token }) => `${address} ${token.kind === 'value' ? token.value.reveal() : token.kind}`,
    ),
    ...composed,
  };
}
const ENV = { CONSUL_HTTP_TOKEN: 'env' };

describe("the environment's token goes to the agent it is meant for, and to no other", () => {
  test('no address in the file: the agent of the environment', () => {
    expect(sent({}, ENV).agents).toEqual(['http://127.0.0.1:8500 env']);
    expect(sent({ intervals: { members: 5 } }, { ...ENV, CONSUL_HTTP_ADDR: 'a:1' }).agents).toEqual([
      'http://a:1 env',
    ]);
  });

  test('address in the file: it is the seed', () => {
    expect(sent({ address: 'a:1' }, ENV).agents).toEqual(['http://a:1 env']);
    expect(sent({ address: 'a:1' }, { ...ENV, CONSUL_HTTP_ADDR: 'http://a:1' }).agents).toEqual([
      'http://a:1 env',
    ]);
  });

  test('address in the file, another one in the environment: not sent, and told', () => {
    const { agents, warnings } = sent({ address: 'a:1' }, { ...ENV, CONSUL_HTTP_ADDR: 'b:1' });
    expect(agents).toEqual(['http://a:1 none']);
    expect(warnings).toEqual([expect.stringMatching(/^CONSUL_HTTP_ADDR, CONSUL_HTTP_TOKEN: not used/)]);
  });

  test('datacenters in the file: only the one that CONSUL_HTTP_ADDR is an address of', () => {
    const file = { datacenters: { dc1: { addresses: ['a:1', 'b:1'] }, dc2: { addresses: ['c:1'] } } };
    expect(sent(file, { ...ENV, CONSUL_HTTP_ADDR: 'a:1' }).agents).toEqual([
      'http://a:1 env',
      'http://b:1 env',
      'http://c:1 none',
    ]);
    const unset = sent(file, ENV);
    expect(unset.agents).toEqual(['http://a:1 none', 'http://b:1 none', 'http://c:1 none']);
    expect(unset.warnings).toEqual([
      expect.stringMatching(/^CONSUL_HTTP_TOKEN: not used, because CONSUL_HTTP_ADDR is not set/),
    ]);
  });

  test('never to addresses made from names', () => {
    const { template, agents } = sent(
      { address_template: 'https://{datacenter}.x:1', datacenters: { dc1: {} } },
      ENV,
    );
    expect(agents).toEqual(['https://dc1.x:1 none']);
    expect(template?.settings.token).toEqual({ kind: 'none' });
  });
});

test("a datacenter's own field, then the environment, then defaults", () => {
  const env = { ...ENV, CONSUL_HTTP_ADDR: 'a:1', CONSUL_NAMESPACE: 'env', CONSUL_PARTITION: 'env' };
  const { datacenters } = sent(
    {
      defaults: { token: 'def', namespace: 'def', http_auth: 'def' },
      datacenters: { dc1: { addresses: ['a:1'], partition: 'own' } },
    },
    env,
  );
  const agent = datacenters[0]?.vantages[0];
  expect([
    agent?.token.kind === 'value' && agent.token.value.reveal(),
    agent?.namespace,
    agent?.partition,
    agent?.auth?.reveal(),
  ]).toEqual(['env', 'env', 'own', 'def']);
});

test("a datacenter's token is not beaten by the token_file of defaults", () => {
  expect(
    sent({
      defaults: { token_file: '/f' },
      datacenters: { dc1: { addresses: ['a:1'], token: 'own' }, dc2: { addresses: ['b:1'] } },
    }).agents,
  ).toEqual(['http://a:1 own', 'http://b:1 file']);
});

test('a datacenter without addresses needs a template', () => {
  const { problems } = compose(
    configFileSchema.parse({ datacenters: { dc1: {} } }),
    readConsulEnvironment({}, '/w'),
    '/w',
  );
  expect(problems).toMatchObject([{ path: ['datacenters', 'dc1', 'addresses'], part: 'missing' }]);
});

test('a server name to fill in needs a name', () => {
  const { warnings, agents } = sent({
    address: 'https://a:1',
    defaults: { tls_server_name: 'server.{datacenter}.consul' },
  });
  expect(agents).toHaveLength(1);
  expect(warnings).toEqual([expect.stringContaining('its host name is verified instead')]);
});

test('the same address in two datacenters is refused once', () => {
  const file = configFileSchema.parse({
    datacenters: { dc1: { addresses: ['a:1'] }, dc2: { addresses: ['http://A:1'] } },
  });
  expect(compose(file, readConsulEnvironment({}, '/w'), '/w').problems).toMatchObject([
    {
      path: ['datacenters', 'dc2', 'addresses', 0],
      message: expect.stringContaining('already an address of datacenters.dc1'),
    },
  ]);
});
