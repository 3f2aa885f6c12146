import type { Status } from '@/lib/diagnosis/types';
import { PAIR_LETTERS } from '@/lib/snapshot/types';
import type { CheckReport } from './check-output';

/** The parts of a snapshot that a check tells of. */
export type Told = {
  status: Status;
  headline: string;
  source: 'consul' | 'demo';
  findings: CheckReport['roots'];
  datacenters: readonly unknown[];
  pairs: { state: string };
};

export function toReport(told: Told, verification: CheckReport['verification']): CheckReport {
  const { status, headline, source, findings, datacenters, pairs } = told;
  const letters = (letter: string) => pairs.state.split(letter).length - 1;
  return {
    status,
    headline,
    source,
    roots: findings,
    datacenters: datacenters.length,
    pairs: {
      all: datacenters.length * Math.max(0, datacenters.length - 1),
      connected: letters(PAIR_LETTERS.connected),
      unknown: letters(PAIR_LETTERS.unknown),
    },
    verification,
  };
}
