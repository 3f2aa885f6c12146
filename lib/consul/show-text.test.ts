import { describe, expect, it } from 'vitest';
import { encode, redactor, showText } from './show-text';

describe('showText', () => {
  it('makes one clean line', () => {
    expect(showText('  a\r\nb\u0000\u001b[1mc\u202ed\u200be\ufefff  ')).toBe('a b [1mc d e f');
  });

  it('cuts without splitting a surrogate pair', () => {
    const cut = showText('😀'.repeat(300), 10);
    expect(cut).toBe('😀😀😀😀…');
    expect(showText('\ud800x')).toBe('\ufffdx');
  });

  it('stays fast on a page of 32 MiB', () => {
    expect(showText('\u0000 '.repeat(1 << 24)).length).toBeLessThanOrEqual(300);
  });
});

describe('redactor', () => {
  it('takes secrets out in every form they travel in', () => {
    const secret = 'pä ss/word+1';
    const redact = redactor([secret, null]);
    const text = `a ${secret} b ${encode(secret)} c ${Buffer.from(secret).toString('base64')} d`;
    expect(redact(text)).toBe('a [hidden] b [hidden] c [hidden] d');
  });

  it('leaves text alone when a secret is too short to tell from words', () => {
    expect(redactor(['a', ''])('a banana')).toBe('a banana');
  });
});
