import { describe, expect, it } from 'vitest';
import { headerOf, readAnswerMeta } from './answer-meta';

describe('readAnswerMeta', () => {
  it('reads what Consul remarks', () => {
    const headers = {
      'x-consul-index': '18446744073709551615',
      'x-consul-knownleader': 'false',
      'x-consul-lastcontact': '33080',
      'x-consul-results-filtered-by-acls': 'true',
    };
    expect(readAnswerMeta(headers)).toEqual({
      index: '18446744073709551615',
      knownLeader: false,
      lastContactMs: 33_080,
      filteredByAcls: true,
    });
  });

  it('has nulls for what is missing or is no number', () => {
    const nothing = { index: null, knownLeader: null, lastContactMs: null, filteredByAcls: false };
    expect(readAnswerMeta({})).toEqual(nothing);
    expect(
      readAnswerMeta({
        'x-consul-index': '-1',
        'x-consul-knownleader': 'maybe',
        'x-consul-lastcontact': '1e9',
      }),
    ).toEqual(nothing);
  });

  it("reads the agent's clock, in the form of HTTP alone", () => {
    expect(readAnswerMeta({ date: 'Tue, 24 Nov 2026 18:40:48 GMT' }).date).toBe(1_795_545_648_000);
    for (const date of ['2026-11-24T18:40:48Z', 'Tue, 99 Nov 2026 18:40:48 GMT', '1', 'now'])
      expect(readAnswerMeta({ date })).not.toHaveProperty('date');
  });

  it('takes the first of repeated headers', () => {
    expect(headerOf({ a: ['1', '2'] }, 'a')).toBe('1');
  });
});
