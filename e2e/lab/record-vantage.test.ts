import { expect, it } from 'vitest';
import { recordingOf } from './record-vantage';

it('keeps JSON as data, errors as text, and only the headers that say something of Consul', () => {
  const headers = { 'content-type': 'application/json', 'x-consul-index': '7', date: 'today', vary: 'a' };
  expect(recordingOf('/v1/x', { status: 200, headers, text: 'null' })).toEqual({
    request: '/v1/x',
    status: 200,
    headers: { 'content-type': 'application/json', 'x-consul-index': '7' },
    body: null,
  });
  const text = { 'content-type': 'text/plain; charset=utf-8' };
  expect(recordingOf('/v1/x', { status: 500, headers: text, text: 'No path to datacenter' }).body).toBe(
    'No path to datacenter',
  );
});
