import { expect, it } from 'vitest';
import { severityRank, worstSeverity } from './severity';

it('orders severities, worst first', () => {
  expect(worstSeverity([])).toBe('info');
  expect(worstSeverity(['info', 'critical', 'warning'])).toBe('critical');
  expect(severityRank('critical')).toBeLessThan(severityRank('warning'));
});
