import { expect, it } from 'vitest';
import { documentTitle } from './document-title';

it('puts the state first, and DEMO before it', () => {
  const told = { status: 'critical', headline: 'dc3 cannot be reached' } as const;
  expect(documentTitle({ ...told, source: 'consul' })).toBe('CRITICAL: dc3 cannot be reached · Isthmus');
  expect(documentTitle({ ...told, source: 'demo' })).toMatch(/^DEMO · CRITICAL/);
});
