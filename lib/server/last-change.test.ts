import { describe, expect, it } from 'vitest';
import { nextChange } from './last-change';

describe('nextChange', () => {
  const first = nextChange(null, { status: 'ok', headline: 'All well: 30 of 30 pairs' }, 1_000);

  it('starts without a before', () => {
    expect(first).toMatchObject({ since: 1_000, before: null });
  });

  it('takes another cause as a change and remembers what was before', () => {
    const broken = nextChange(first, { status: 'critical', headline: 'dc3 cannot be reached' }, 5_000);
    expect(broken).toMatchObject({
      since: 5_000,
      before: { status: 'ok', headline: 'All well: 30 of 30 pairs' },
    });
    expect(nextChange(broken, { status: 'critical', headline: 'dc2 cannot be reached' }, 9_000).since).toBe(
      9_000,
    );
  });

  it('takes a moving count as none', () => {
    expect(nextChange(first, { status: 'ok', headline: 'All well: 29 of 30 pairs' }, 2_000)).toMatchObject({
      since: 1_000,
      headline: 'All well: 29 of 30 pairs',
    });
  });
});
