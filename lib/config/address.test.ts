import { expect, test } from 'vitest';
import { isLocal, parseAddress } from './address';
import type { AgentAddress } from './types';

const shown = (text: string, ssl = false) => {
  const parsed = parseAddress(text, ssl);
  return parsed.ok ? parsed.value.address : parsed.reason;
};
const value = (text: string): AgentAddress => {
  const parsed = parseAddress(text);
  if (!parsed.ok) throw new Error(parsed.reason);
  return parsed.value;
};

test.each([
  ['127.0.0.1:8500', false, 'http://127.0.0.1:8500'],
  ['http://consul:8500', false, 'http://consul:8500'],
  ['https://consul:8501', false, 'https://consul:8501'],
  ['http://consul:8501', true, 'https://consul:8501'],
  ['consul:8501', true, 'https://consul:8501'],
  ['https://proxy:443/consul/', false, 'https://proxy:443/consul'],
  ['[::1]:8500', false, 'http://[::1]:8500'],
  [':8500', false, 'http://127.0.0.1:8500'],
  ['unix:///run/consul.sock', false, 'unix:///run/consul.sock'],
  ['http://bücher.example:80', false, 'http://xn--bcher-kva.example:80'],
])('%s (ssl %s) is %s', (text, ssl, address) => {
  expect(shown(text, ssl)).toBe(address);
});

test.each([
  ['tcp://consul:8500', /Unknown protocol scheme/],
  ['HTTPS://consul:8501', /Unknown protocol scheme/],
  ['consul', /must name the port, such as :8500/],
  ['https://consul', /must name the port, such as :8501 or :443/],
  ['consul:0', /port outside/],
  ['consul:65536', /port outside/],
  ['http://user:pass@consul:8500', /credentials/],
  ['http://a b:8500', /no host/],
  ['http://consul:8500/?token=x', /path prefix/],
  ['http://consul:8500/a/../b', /path prefix/],
  ['consul:8500/prefix', /write http/],
  ['unix://', /must name a socket/],
])('%s is refused', (text, reason) => {
  expect(shown(text)).toMatch(reason);
});

test('the parts a client needs', () => {
  expect(value('https://[fd00::1]:8501/consul')).toEqual({
    url: { scheme: 'https', host: 'fd00::1', port: 8501 },
    origin: 'https://[fd00::1]:8501',
    socketPath: null,
    pathPrefix: '/consul',
    address: 'https://[fd00::1]:8501/consul',
  });
  expect(value('unix:///run/c.sock')).toMatchObject({
    url: null,
    origin: 'http://localhost',
    socketPath: '/run/c.sock',
  });
});

test('sockets and loopback addresses are local', () => {
  expect(
    ['unix:///c', 'localhost:1', '127.0.1.1:1', '[::1]:1', '10.0.0.1:1'].map((text) => isLocal(value(text))),
  ).toEqual([true, true, true, true, false]);
});
