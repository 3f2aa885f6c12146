import { describe, expect, it } from 'vitest';
import { bounded, nameLines, shorten, textWidth } from './words';

describe('words', () => {
  it('measures wide letters wider than narrow ones', () => {
    expect(textWidth('mmm', 10)).toBeGreaterThan(textWidth('iii', 10));
    expect(textWidth('dc1', 20)).toBe(textWidth('dc1', 10) * 2);
  });

  it('leaves what fits', () => {
    expect(shorten('dc1', 14, 100)).toBe('dc1');
    expect(nameLines('us-east', 14, 100)).toEqual(['us-east']);
  });

  it('shortens in the middle, so that the ends of names still tell them apart', () => {
    const [a, b] = ['production-frankfurt-1', 'production-frankfurt-2'].map((n) => shorten(n, 14, 90));
    expect(a).not.toBe(b);
    expect(a).toMatch(/^prod.*….*1$/);
    expect(textWidth(a ?? '', 14)).toBeLessThanOrEqual(90);
  });

  it('breaks a long name at the separator nearest its middle', () => {
    expect(nameLines('eu-central-prod-1', 14, 110)).toEqual(['eu-central-', 'prod-1']);
    expect(nameLines('a'.repeat(63), 14, 110)).toHaveLength(1);
  });

  it('keeps the last word of a name that two lines cannot hold', () => {
    expect(nameLines('production-eu-central-frankfurt-2', 12, 96)).toEqual(['production-…', 'frankfurt-2']);
    expect(nameLines('extraordinarily-1', 12, 60)).toEqual(['extraor…', '1']);
  });

  it('never fails on a width nothing fits', () => {
    expect(shorten('dc1', 14, 1)).toBe('…');
  });
});

it('a name of 64 KiB costs no more than one of a label', () => {
  const long = 'A'.repeat(65_536);
  expect(shorten(long, 12, 100).length).toBeLessThan(40);
  expect(bounded(long).length).toBe(241);
  expect(bounded('dc1')).toBe('dc1');
});

it('has more room on a second line that no sign leads', () => {
  expect(nameLines('ap-northeast', 11.5, 50, 69)).toEqual(['ap-', 'northeast']);
});
