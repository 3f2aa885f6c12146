import { expect, it } from 'vitest';
import { certificateEndText, certificateEndTone } from './certificate-words';

const end = (daysLeft: number, from: 'certificate' | 'metrics' = 'certificate') =>
  certificateEndText({ at: '2027-11-24T09:00:00.000Z', daysLeft, urgency: 'none', from, path: '' });

it('says when a certificate ends, and who says so', () => {
  expect([365, 1, 0, -1, -4].map((days) => end(days))).toEqual([
    '2027-11-24, in 365 days',
    '2027-11-24, in 1 day',
    '2027-11-24, within a day',
    '2027-11-24, expired less than a day ago',
    '2027-11-24, expired 4 days ago',
  ]);
  expect(end(9, 'metrics')).toBe('2027-11-24, in 9 days, by its own metrics');
});

it('is judged as the rules judge it', () => {
  const tones = (['none', 'warning', 'critical', 'ended'] as const).map((urgency) =>
    certificateEndTone({ urgency }),
  );
  expect(tones).toEqual(['good', 'degraded', 'bad', 'bad']);
});
