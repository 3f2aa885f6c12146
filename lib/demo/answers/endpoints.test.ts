import { expect, test } from 'vitest';
import { ENDPOINTS } from '@/lib/consul/endpoints';
import { findEndpoint } from './endpoints';

test('every path that Isthmus asks is played', () => {
  for (const [name, endpoint] of Object.entries(ENDPOINTS)) {
    const path = endpoint.path({ service: 'mesh-gateway' }).split('?')[0] ?? '';
    expect(findEndpoint(path), name).not.toBeNull();
  }
});

test('names are decoded, a broken one is taken as it is', () => {
  expect(findEndpoint('/v1/health/service/a%2Fb')?.rest).toBe('a/b');
  expect(findEndpoint('/v1/health/service/%E0%A4%A')?.rest).toBe('%E0%A4%A');
  expect(findEndpoint('/v1/health/service/constructor')?.rest).toBe('constructor');
});

test('the rest is unknown', () => {
  expect(findEndpoint('/v1/kv/secret')).toBeNull();
  expect(findEndpoint('/v1/agent/self/')).toBeNull();
});
