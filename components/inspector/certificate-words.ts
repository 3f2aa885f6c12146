import type { CertificateDetail } from '@/lib/snapshot/types';
import type { Tone } from '../status/tone';

type End = NonNullable<CertificateDetail['end']>;

const TONES: Record<End['urgency'], Tone> = {
  none: 'good',
  warning: 'degraded',
  critical: 'bad',
  ended: 'bad',
};

export const certificateEndTone = ({ urgency }: Pick<End, 'urgency'>): Tone => TONES[urgency];

/** `2027-11-24, in 365 days`; where only the metrics tell, that they do. */
export function certificateEndText({ at, daysLeft, from }: End): string {
  const days = Math.abs(daysLeft);
  const when =
    daysLeft < 0
      ? `expired ${days === 1 ? 'less than a day' : `${days} days`} ago`
      : daysLeft === 0
        ? 'within a day'
        : `in ${days} ${days === 1 ? 'day' : 'days'}`;
  return `${at.slice(0, 10)}, ${when}${from === 'metrics' ? ', by its own metrics' : ''}`;
}
