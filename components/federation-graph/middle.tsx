import { PAIR_LETTERS, type Snapshot } from '@/lib/snapshot/types';
import { SignIcon } from '../status/sign';
import { pairTone } from '../status/tone';

const STATES = ['connected', 'degraded', 'recovering', 'disconnected', 'unknown'] as const;

type Props = {
  snapshot: Pick<Snapshot, 'pairs'>;
  /** Below the title block instead, where islands lie in the middle. */
  corner: boolean;
};

/** How many pairs are in which state, in the calm middle of a ring that is too large for lines between all of them. */
export function Middle({ snapshot, corner }: Props) {
  const { state } = snapshot.pairs;
  const counts = new Map<string, number>();
  for (const letter of state) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  return (
    <dl
      className={`pointer-events-none absolute grid h-fit w-fit grid-cols-[auto_auto_auto] items-center gap-x-2.5 gap-y-1 text-[0.8125rem] ${
        corner ? 'top-[5.25rem] left-6 lg:left-7' : 'inset-0 m-auto rounded-xl bg-sea/80 px-4 py-3'
      }`}
    >
      {STATES.map((word) => {
        const count = counts.get(PAIR_LETTERS[word]) ?? 0;
        if (count === 0) return null;
        return (
          <div key={word} className="contents">
            <SignIcon tone={pairTone(word)} size={15} />
            <dt className="text-ink-soft">{word}</dt>
            <dd className="figures text-right font-semibold">{count.toLocaleString('en')}</dd>
          </div>
        );
      })}
    </dl>
  );
}
