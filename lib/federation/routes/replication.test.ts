import { expect, it } from 'vitest';
import * as change from '@/lib/observation/testing/observations';
import { build, three } from '../testing/three';
import { groundOf } from './ground';
import { indexesBehind, replicationInSync } from './replication';

const behind = (observations = three(), observer = 'dc2', subject = 'dc3') =>
  indexesBehind(groundOf(build(observations)), observer, subject);
const record = (primaryModifyIndex: string) =>
  change.editFederationState(three(), 'dc2', 'dc3', { primaryModifyIndex });

it('counts in indexes of the primary, beyond what a number holds', () => {
  expect(behind()).toBe('0');
  expect(behind(record('90'))).toBe('12');
  const high = change.editFederationState(three(), 'dc1', 'dc3', { modifyIndex: '18446744073709551615' });
  expect(behind(high)).toBe('18446744073709551513');
});

it('is never negative, and not known without both records', () => {
  expect(behind(record('103'))).toBe('0');
  expect(behind(record(''))).toBeNull();
  expect(behind(change.editFederationState(three(), 'dc2', 'dc3', null))).toBeNull();
  expect(behind(change.failFact(three(), 'dc1', 'federationStates', 'denied'))).toBeNull();
});

it('is in sync when every record of the primary is', () => {
  const inSync = (observations = three()) => replicationInSync(groundOf(build(observations)), 'dc2');
  expect(inSync()).toBe(true);
  expect(inSync(record('90'))).toBe(false);
  expect(inSync(change.editFederationState(three(), 'dc2', 'dc3', null))).toBe(false);
  expect(inSync(record(''))).toBeNull();
});
