import type { Snapshot } from '@/lib/snapshot/types';
import { StateWord } from '../status/state-word';
import type { Tone } from '../status/tone';

type Status = Snapshot['verdicts'][number]['status'];

const SHOWN: Readonly<Record<Status, { tone: Tone; word: string }>> = {
  passed: { tone: 'good', word: 'passed' },
  failed: { tone: 'bad', word: 'found' },
  inconclusive: { tone: 'unknown', word: 'inconclusive' },
  'not-applicable': { tone: 'none', word: 'does not apply' },
  errored: { tone: 'degraded', word: 'could not run' },
};

/** What a rule says of this federation now. */
export function VerdictWord({ status }: { status: Status | undefined }) {
  const { tone, word } = status ? SHOWN[status] : { tone: 'unknown' as const, word: 'not judged yet' };
  return <StateWord tone={tone} word={word} />;
}
