import { PAIR_LETTERS, type Snapshot } from '@/lib/snapshot/types';
import { SignIcon } from '../status/sign';
import { pairTone } from '../status/tone';
import { HOW_TO_SEE, NOT_DRAWN } from './notes';

const STATES = ['connected', 'degraded', 'recovering', 'disconnected', 'unknown'] as const;

type Props = {
  snapshot: Pick<Snapshot, 'pairs'>;
  /** Below the title block instead, where islands lie in the middle. */
  corner: boolean;
  /** Whether scattered ways are counted at their ends. */
  counted: boolean;
};

/** How many pairs are in which state, in the calm middle of a ring that is too large for lines between all of them. */
export function Middle({ snapshot, corner, counted }: Props) {
  const { state } = snapshot.pairs;
  const counts = new Map<string, number>();
  for (const letter of state) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  return (
    <div
      className={`pointer-events-none absolute h-fit w-fit ${
        corner
          ? 'top-[5.25rem] left-6 lg:left-7'
          : 'inset-0 m-auto rounded-xl bg-sea/80 px-4 py-3 max-sm:px-1.5'
      }`}
    >
      <dl className="mx-auto grid w-fit grid-cols-[auto_auto_auto] items-center gap-x-2.5 gap-y-1 text-[0.8125rem]">
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
      {!corner && (
        <p className="mt-2 max-w-52 max-sm:max-w-40 text-center text-[0.6875rem] leading-snug text-balance text-ink-faint">
          {NOT_DRAWN} {HOW_TO_SEE}
          {counted && ' A stroke at a datacenter: the longer, the more of its ways are not well.'}
        </p>
      )}
    </div>
  );
}
