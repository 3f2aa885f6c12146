import { expect, it } from 'vitest';
import { complete, draftOf, emptyRoster } from './server-drafts';

it('makes each server once, and none of a datacenter that is not part of the federation', () => {
  const roster = emptyRoster(['dc1', 'dc2']);
  const draft = draftOf(roster, 'dc2', 's1');
  expect(draftOf(roster, 'dc2', 's1')).toBe(draft);
  expect(draftOf(roster, 'dc1', 's1')).not.toBe(draft);
  expect(draftOf(roster, 'dc9', 's1')).toBeUndefined();
});

it('fills what is missing and changes nothing that is known', () => {
  const draft = draftOf(emptyRoster(['dc1']), 'dc1', 's1');
  if (!draft) throw new Error('no draft');
  complete(draft, { id: 'a', version: null });
  complete(draft, { id: 'b', version: '1.8.7', expect: 3 });
  expect(draft).toMatchObject({ id: 'a', version: '1.8.7', expect: 3, address: null });
});
