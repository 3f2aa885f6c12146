import { describe, expect, it } from 'vitest';
import { decodeJsonBody } from './json-body';

const decode = (text: string) => decodeJsonBody(Buffer.from(text, 'utf8'));

describe('decodeJsonBody', () => {
  it.each([
    ['', /empty/],
    ['\ufeff[]', /byte order mark/],
    ['<!doctype html><title>Sign in</title>', /HTML/],
    ['{"a":', /not JSON/],
    ['NaN', /not JSON/],
    ['[1]]', /not JSON/],
  ])('refuses %j', (text, reason) => {
    const body = decode(text);
    expect(body.ok ? '' : body.reason).toMatch(reason);
  });

  it('refuses bytes that are not UTF-8', () => {
    expect(decodeJsonBody(Uint8Array.of(0x22, 0xff, 0xfe, 0x22))).toEqual({
      ok: false,
      reason: 'the body is not UTF-8',
    });
  });

  it('keeps every digit of long indexes and nothing else changes', () => {
    const text =
      '{"ModifyIndex": 18446744073709551615,"list":[9007199254740993,-12,1.2345678901234567890,1e21],"text":"x \\" 12345678901234567890"}';
    expect(decode(text)).toEqual({
      ok: true,
      value: {
        ModifyIndex: '18446744073709551615',
        list: ['9007199254740993', -12, 1.234567890123456789, 1e21],
        text: 'x " 12345678901234567890',
      },
    });
  });

  it('drops keys that would change a prototype', () => {
    const body = decode('{"Meta":{"__proto__":{"x":1},"a":"b"},"constructor":{"prototype":{"y":1}}}');
    expect(body).toEqual({ ok: true, value: { Meta: { a: 'b' } } });
    expect(Object.hasOwn(Object.prototype, 'x')).toBe(false);
  });

  it('survives deep nesting', () => {
    expect(decode('['.repeat(100_000)).ok).toBe(false);
    expect(() => decode('['.repeat(10_000) + ']'.repeat(10_000))).not.toThrow();
  });

  it('hides secrets before anything is parsed', () => {
    const body = decodeJsonBody(Buffer.from('["token-1234 in an output"]'), (text) =>
      text.replaceAll('token-1234', '[hidden]'),
    );
    expect(body).toEqual({ ok: true, value: ['[hidden] in an output'] });
  });
});
