import { expect, it } from 'vitest';
import { parseDatacenters, parseLeader, parsePeers } from './parse-status';
import { kindOf, valueOf } from './testing/literals';

it('parseLeader has null for no leader', () => {
  expect([valueOf(parseLeader, '10.0.0.1:8300'), valueOf(parseLeader, '')]).toEqual(['10.0.0.1:8300', null]);
  expect([null, 1, [], {}].map((body) => kindOf(parseLeader, body))).toEqual(Array(4).fill('malformed'));
});

it('parsePeers sorts, and may be empty before a first election', () => {
  expect(valueOf(parsePeers, ['b:1', 'a:1', 'b:1'])).toEqual(['a:1', 'b:1']);
  expect([valueOf(parsePeers, []), valueOf(parsePeers, null)]).toEqual([[], []]);
});

it('parseDatacenters sorts, and an empty list cannot be', () => {
  expect(valueOf(parseDatacenters, ['dc2', 'dc1'])).toEqual(['dc1', 'dc2']);
  expect([[], null, [1], {}].map((body) => kindOf(parseDatacenters, body))).toEqual(
    Array(4).fill('malformed'),
  );
});
