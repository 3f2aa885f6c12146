import { expect, test } from 'vitest';
import { toSettings } from './settings';
import { agentFromTemplate, settingsFor, templateProblem } from './template';

const settings = toSettings({ tls_server_name: 'server.{datacenter}.consul' });
const template = { address: 'https://consul.{datacenter}.example.com:8501', settings };

test('the name is filled into the address and the TLS server name', () => {
  const agent = agentFromTemplate(template, 'eu-1');
  expect([agent?.address, agent?.tls.serverName]).toEqual([
    'https://consul.eu-1.example.com:8501',
    'server.eu-1.consul',
  ]);
});

test('a name from the network that no datacenter can have leads nowhere', () => {
  for (const name of ['evil.com:1/', 'a@evil', 'DC1', '', '../x', 'a'.repeat(65), 'dc1\n'])
    expect(agentFromTemplate(template, name)).toBeNull();
});

test('without a name the host is verified', () => {
  expect(settingsFor(settings, null).tls.serverName).toBeNull();
});

test.each([
  ['https://consul.{datacenter}.example.com:8501', null],
  ['https://gw:443/{datacenter}', null],
  [
    'https://consul.{datacentre}.example.com:8501',
    'has an unknown placeholder. Did you mean "{datacenter}"?',
  ],
  ['https://consul.{x}.example.com:8501', 'has an unknown placeholder. Only {datacenter} is filled in.'],
  ['https://consul.example.com:8501', "must have {datacenter} where the datacenter's name belongs."],
  ['https://consul.{datacenter}.example.com', 'must name the port, such as :8501 or :443.'],
  ['{datacenter}://consul:8501', 'Unknown protocol scheme: use http://, https:// or unix://.'],
])('%s', (address, problem) => {
  expect(templateProblem(address)).toBe(problem);
});
