import { describe, expect, it } from 'vitest';
import { addressKind } from './address-kind';

describe('addressKind', () => {
  it.each([
    [null, 'missing'],
    ['', 'missing'],
    ['0.0.0.0', 'unspecified'],
    ['::', 'unspecified'],
    ['127.0.3.51', 'loopback'],
    ['::1', 'loopback'],
    ['localhost', 'loopback'],
    ['169.254.1.1', 'link-local'],
    ['fe80::1', 'link-local'],
    ['10.0.0.1', 'private'],
    ['172.16.0.1', 'private'],
    ['172.31.255.1', 'private'],
    ['192.168.1.1', 'private'],
    ['100.64.0.1', 'private'],
    ['100.127.0.1', 'private'],
    ['fd00::1', 'private'],
    ['::ffff:10.0.0.1', 'private'],
    ['172.32.0.1', 'public'],
    ['100.128.0.1', 'public'],
    ['203.0.113.3', 'public'],
    ['[2001:db8::1]', 'public'],
    ['gateway.example.com', 'name'],
  ])('%s is %s', (host, kind) => {
    expect(addressKind(host)).toBe(kind);
  });
});
