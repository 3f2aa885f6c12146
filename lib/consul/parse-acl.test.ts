import { expect, it } from 'vitest';
import { parseAclReplication } from './parse-acl';
import { kindOf, valueOf } from './testing/literals';

it('reads a primary, where replication is off and never ran', () => {
  const body = {
    Enabled: false,
    Running: false,
    SourceDatacenter: '',
    ReplicationType: '',
    LastSuccess: '0001-01-01T00:00:00Z',
    LastError: '0001-01-01T00:00:00Z',
  };
  expect(valueOf(parseAclReplication, body)).toEqual({
    enabled: false,
    running: false,
    sourceDatacenter: null,
    replicationType: null,
    lastSuccess: null,
    lastError: null,
    lastErrorMessage: null,
  });
});

it('is malformed without Enabled', () => {
  expect([null, [], {}, { Enabled: 1 }].map((body) => kindOf(parseAclReplication, body))).toEqual(
    Array(4).fill('malformed'),
  );
});
